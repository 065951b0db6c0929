internal import CSodium
public import FoundationEssentials
internal import Glibc

extension Hash {
    /// SHA-256 of a file's content, read in small pieces whatever its size.
    ///
    /// It blocks on the disk: call it off the cooperative pool.
    ///
    /// - Throws: ``UnreadableFile``.
    public static func sha256(ofFileAt path: String) throws(UnreadableFile) -> Data {
        Sodium.prepare()
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile(number: errno) }
        defer { close(descriptor) }
        var state = crypto_hash_sha256_state()
        _ = crypto_hash_sha256_init(&state)
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw UnreadableFile(number: errno) }
            if count == 0 { break }
            _ = crypto_hash_sha256_update(&state, piece, UInt64(count))
        }
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        _ = crypto_hash_sha256_final(&state, &digest)
        return Data(digest)
    }
}

/// A file whose content cannot be read.
public struct UnreadableFile: Error, Hashable, Sendable {
    /// The number that the system gave to what went wrong.
    public let number: Int32
}
