public import FoundationEssentials
internal import Glibc

extension Hash {
    /// SHA-256 of a file's content, read in small pieces whatever its size.
    ///
    /// It blocks on the disk: call it off the cooperative pool.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - range: The bytes of it that count; what is past its end does not.
    /// - Returns: 32 bytes.
    /// - Throws: ``UnreadableFile``.
    public static func sha256(
        ofFileAt path: String,
        in range: Range<Int> = 0..<Int.max
    ) throws(UnreadableFile) -> Data {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile(number: errno) }
        defer { close(descriptor) }
        var hash = RunningHash()
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        var offset = range.lowerBound
        while true {
            let wanted = min(piece.count, range.upperBound - offset)
            let count = pread(descriptor, &piece, wanted, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw UnreadableFile(number: errno) }
            guard count > 0 else { return Data(hash.digest()) }
            offset += count
            piece.withUnsafeBytes { hash.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}

/// A file whose content cannot be read.
public struct UnreadableFile: Error, Hashable, Sendable {
    /// The number that the system gave to what went wrong.
    public let number: Int32
}
