#if canImport(Glibc)
import Glibc
#endif

/// A file, or a part of one, that is sent as a body.
final class UploadFile {
    private let descriptor: Int32
    private let size: Int
    private let offset: Int

    /// How much of the body was read.
    var position = 0

    /// - Parameters:
    ///   - path: The file.
    ///   - size: Bytes of the body.
    ///   - offset: Where in the file the body begins.
    /// - Throws: `file` when it cannot be read, or ends before the body does.
    init(_ path: String, size: Int, offset: Int) throws(HTTPClientError.Kind) {
        self.size = size
        self.offset = offset
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_size - offset >= size else {
            throw .file
        }
    }

    deinit { close(descriptor) }

    /// Reads the next part, at most to the announced size.
    ///
    /// - Returns: Its length, 0 at the end, or nothing when it cannot be read
    ///   or has become shorter.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let wanted = min(buffer.count, size - position)
        guard wanted > 0 else { return 0 }
        let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset + position))
        guard count > 0 else { return nil }
        position += count
        return count
    }
}
