import Cryptography
import FoundationEssentials
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// The key that signs the links of mails: made once, kept beside the database.
///
/// Whoever restores a backup must restore it too, or the links of mails
/// already sent stop working.
enum LinkKey {
    private static let length = 32

    /// Reads the key, or makes it at the first start.
    ///
    /// - Throws: `SettingsError` when the file is not one, or cannot be made.
    static func load(from path: String) throws -> Data {
        if let key = try? Data(contentsOf: URL(filePath: path)) {
            guard key.count == length else {
                throw SettingsError("\(path) is not a key of \(length) bytes")
            }
            return key
        }
        let key = Random.bytes(length)
        let draft = "\(path).new"
        do {
            try key.write(to: URL(filePath: draft), options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            // A start that was cut short left its draft: nothing was signed with it.
            try FileManager.default.removeItem(atPath: draft)
            try key.write(to: URL(filePath: draft), options: .withoutOverwriting)
        } catch {
            throw SettingsError("\(path) cannot be written")
        }
        guard chmod(draft, 0o600) == 0, rename(draft, path) == 0 else {
            throw SettingsError("\(path) cannot be written")
        }
        return key
    }
}
