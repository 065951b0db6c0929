internal import Glibc

/// A file read through one window of bounded size, forwards for the most part.
struct BodyFile: ~Copyable {
    /// Bytes read at a time.
    static let windowSize = 256 << 10

    let size: Int64
    private let descriptor: Int32
    private var window: [UInt8] = []
    private var windowStart: Int64 = 0

    /// Opens a regular file; a symbolic link is not followed.
    init(_ path: String) throws(FormDataError) {
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

    /// Returns at most `count` bytes from `offset`; fewer only at the end.
    mutating func bytes(at offset: Int64, count: Int) throws(FormDataError) -> ArraySlice<UInt8> {
        try fill(from: offset, count: count)
        let start = Int(offset - windowStart)
        return window[start..<min(start + count, window.count)]
    }

    /// Returns the offset of the first `pattern` at or after `start`.
    mutating func find(_ pattern: [UInt8], from start: Int64) throws(FormDataError) -> Int64? {
        var offset = start
        while size - offset >= Int64(pattern.count) {
            try fill(from: offset, count: pattern.count)
            if let index = Self.index(of: pattern, in: window, from: Int(offset - windowStart)) {
                return windowStart + Int64(index)
            }
            offset = windowStart + Int64(window.count - pattern.count + 1)
        }
        return nil
    }

    /// Returns the bytes of a range that the caller knows to be short.
    func read(_ range: Range<Int64>) throws(FormDataError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(range.count))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(
                    descriptor,
                    buffer.baseAddress.map { $0 + filled },
                    buffer.count - filled,
                    off_t(range.lowerBound) + off_t(filled)
                )
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(errno: errno) }
            guard count > 0 else { throw .truncated }
            filled += count
        }
        return bytes
    }

    /// Moves the window unless it already holds those bytes, or all there are.
    private mutating func fill(from offset: Int64, count: Int) throws(FormDataError) {
        let end = min(offset + Int64(count), size)
        guard offset < windowStart || end > windowStart + Int64(window.count) else { return }
        let length = min(Int64(max(count, Self.windowSize)), max(0, size - offset))
        window = try read(offset..<offset + length)
        windowStart = offset
    }

    private static func index(of pattern: [UInt8], in window: [UInt8], from start: Int) -> Int? {
        window.withUnsafeBytes { bytes in
            pattern.withUnsafeBytes { wanted in
                guard let base = bytes.baseAddress, let pattern = wanted.baseAddress,
                    let first = wanted.first
                else { return nil }
                var index = start
                let last = bytes.count - wanted.count
                while index <= last {
                    guard let hit = memchr(base + index, Int32(first), last - index + 1) else {
                        return nil
                    }
                    index = UnsafeRawPointer(hit) - base
                    if memcmp(hit, pattern, wanted.count) == 0 { return index }
                    index += 1
                }
                return nil
            }
        }
    }
}
