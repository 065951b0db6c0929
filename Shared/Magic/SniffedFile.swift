internal import Glibc

/// A regular file, open while it is looked at, so that every check sees the
/// same one.
struct SniffedFile: ~Copyable {
    /// How much of the beginning the checks see.
    static let headSize = 64 << 10

    let descriptor: Int32
    let size: Int64

    init(_ path: String) throws(FileSnifferError) {
        // Non-blocking, so that a named pipe is refused and not waited for.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable(errno: EINVAL)
        }
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    func head() throws(FileSnifferError) -> [UInt8] {
        try bytes(at: 0, count: Self.headSize)
    }

    /// Returns at most `count` bytes from `offset`; fewer only at the end.
    func bytes(at offset: Int64, count: Int) throws(FileSnifferError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(max(0, min(Int64(count), size - offset))))
        var filled = 0
        while filled < bytes.count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor,
                    buffer.baseAddress.map { $0 + filled },
                    buffer.count - filled,
                    off_t(offset) + off_t(filled)
                )
            }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { throw .unreadable(errno: errno) }
            guard read > 0 else { break }
            filled += read
        }
        return Array(bytes.prefix(filled))
    }
}
