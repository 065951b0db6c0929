import Cryptography
public import FoundationEssentials
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// A secret key of a service's own, made once and kept in its folder.
///
/// A backup must hold it: what was signed with a lost key is worth nothing.
public enum KeyFile {
    private static let length = 32

    /// Reads the key, or makes it at the first start.
    ///
    /// - Throws: `SettingsError` when the file is not a key, or cannot be made.
    public static func load(from path: String) throws -> Data {
        guard FileManager.default.fileExists(atPath: path) else { return try make(at: path) }
        guard let key = try? Data(contentsOf: URL(filePath: path)), key.count == length else {
            throw SettingsError("\(path) is not a key of \(length) bytes")
        }
        return key
    }

    private static func make(at path: String) throws -> Data {
        let key = Random.bytes(length)
        // Renamed into place whole: a start that is cut short leaves no half key.
        let draft = "\(path).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SettingsError("\(path) cannot be written") }
        defer { close(descriptor) }
        guard write(descriptor, Array(key), length) == length, fsync(descriptor) == 0,
            rename(draft, path) == 0, synchronize(folderOf: path)
        else { throw SettingsError("\(path) cannot be written") }
        return key
    }

    /// Makes the new name durable, so that nothing is signed with a key that a
    /// loss of power takes away.
    private static func synchronize(folderOf path: String) -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent()
            .path(percentEncoded: false)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
