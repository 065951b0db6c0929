import Cryptography
import Runtime

/// The hash of what is sent of a file.
enum FileHash {
    /// It blocks on the disk.
    ///
    /// - Throws: `StorageUnavailable`.
    static func of(_ path: String, _ range: Range<Int>) throws(StorageUnavailable) -> String {
        do throws(UnreadableFile) {
            return Hex.encode(try Hash.sha256(ofFileAt: path, in: range))
        } catch {
            throw StorageUnavailable("read a file to upload", number: error.number)
        }
    }
}
