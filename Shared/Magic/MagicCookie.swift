internal import CMagic
internal import Glibc

/// A loaded database of signatures, for one thread at a time.
struct MagicCookie: ~Copyable {
    private let handle: OpaquePointer

    /// The type alone; no look into compressed files, none into the parts of
    /// a program or of an old Office file, which are long and fragile code.
    private static let flags =
        MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF
        | MAGIC_NO_CHECK_CDF

    /// Loads the system's database.
    init() throws(FileSnifferError) {
        guard let handle = magic_open(Self.flags) else {
            throw .noDatabase(String(cString: strerror(errno)))
        }
        guard magic_load(handle, nil) == 0 else {
            let reason = magic_error(handle).map { String(cString: $0) }
            magic_close(handle)
            throw .noDatabase(reason ?? "unknown")
        }
        self.handle = handle
    }

    deinit { magic_close(handle) }

    /// Returns the media type of an open file.
    func mimeType(of descriptor: Int32) throws(FileSnifferError) -> String {
        guard let type = magic_descriptor(handle, descriptor) else {
            let reason = magic_error(handle).map { String(cString: $0) }
            throw .undetected(reason ?? "unknown")
        }
        return String(cString: type)
    }
}
