/// A workflow that the journal cannot carry on: its run is quarantined.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Two steps of one run have the same name.
    case duplicateStep(String)

    /// The recorded result of a step is not of the type that is asked for now.
    case unreadableStep(String)

    /// The result of a step has no JSON form.
    case unwritableStep(String)

    /// No workflow of this version carries out such runs.
    case unknownKind(String)

    public var description: String {
        switch self {
        case .duplicateStep(let name): "two steps are named \"\(name)\""
        case .unreadableStep(let name): "the recorded result of step \"\(name)\" is unreadable"
        case .unwritableStep(let name): "the result of step \"\(name)\" cannot be recorded"
        case .unknownKind(let kind): "no workflow carries out runs of kind \"\(kind)\""
        }
    }
}
