import Cryptography
import FoundationEssentials
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// What tells one upload from another under the same key.
enum ContentFingerprint {
    /// Hashes a file and the name that it comes with.
    ///
    /// It blocks on the disk.
    ///
    /// - Throws: `StorageUnavailable`.
    static func of(_ path: String, named name: String) throws(StorageUnavailable) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageUnavailable("open a file", number: errno) }
        defer { close(descriptor) }
        var hash = RunningHash()
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StorageUnavailable("read a file", number: errno) }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hash.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        return Hex.encode(Hash.sha256(Data(hash.digest()) + Data(name.utf8)))
    }
}
