import Cryptography
import FoundationEssentials
import Runtime

/// What tells one upload from another under the same key.
enum ContentFingerprint {
    /// Hashes a file and the name that it comes with.
    ///
    /// It blocks on the disk.
    ///
    /// - Throws: `StorageUnavailable`.
    static func of(_ path: String, named name: String) throws(StorageUnavailable) -> String {
        do throws(UnreadableFile) {
            return Hex.encode(Hash.sha256(try Hash.sha256(ofFileAt: path) + Data(name.utf8)))
        } catch {
            throw StorageUnavailable("read a file", number: error.number)
        }
    }
}
