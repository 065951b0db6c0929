#if canImport(Glibc)
import Glibc
#endif

/// The process's standard error.
public enum StandardError {
    /// Writes a text in one call, so that lines of several threads stay whole.
    ///
    /// A text that cannot be written is lost: there is nowhere left to say so.
    public static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let written = Glibc.write(STDERR_FILENO, start, rest.count)
                guard written > 0 || errno == EINTR else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(written, 0)))
            }
        }
    }
}
