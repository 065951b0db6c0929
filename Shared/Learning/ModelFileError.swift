/// Why bytes are not a model.
public enum ModelFileError: Error, Equatable, CustomStringConvertible {
    /// They do not begin as a model's file does.
    case notAModel

    /// They are of another version of the format.
    case version(UInt32)

    /// They end early, or go on after the end.
    case wrongLength

    /// They are not the bytes that were written.
    case wrongChecksum

    /// They hold something that no model has.
    case impossible(String)

    public var description: String {
        switch self {
        case .notAModel: "not a model's file"
        case .version(let version):
            "a model's file of version \(version), not \(LinearModel.fileVersion)"
        case .wrongLength: "a model's file that is cut off or has something behind its end"
        case .wrongChecksum: "a model's file whose checksum does not fit"
        case .impossible(let what): "a model's file with \(what)"
        }
    }
}
