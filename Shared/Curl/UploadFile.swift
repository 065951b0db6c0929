#if canImport(Glibc)
import Glibc
#endif

/// A file that is sent as a body.
final class UploadFile {
    private let descriptor: Int32
    private let size: Int

    /// Where the next part is read.
    var offset = 0

    init(_ path: String, size: Int) throws(HTTPClientError.Kind) {
        self.size = size
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_size >= size else {
            throw .file
        }
    }

    deinit { close(descriptor) }

    /// Reads the next part, at most to the announced size.
    ///
    /// - Returns: Its length, 0 at the end, or nothing when it cannot be read
    ///   or has become shorter.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let wanted = min(buffer.count, size - offset)
        guard wanted > 0 else { return 0 }
        let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
        guard count > 0 else { return nil }
        offset += count
        return count
    }
}
