internal import Glibc

extension FormData {
    /// Copies a file of this form to a new file that only its owner may read.
    ///
    /// - Parameters:
    ///   - file: One of ``files``.
    ///   - path: Where to; nothing may exist there yet.
    ///   - limit: The most bytes that the file may have.
    ///   - durably: Whether to return only when file and folder entry are on
    ///     the disk and outlast a power cut.
    /// - Returns: The number of bytes written.
    /// - Throws: ``FormDataError/fileTooLarge(field:maximum:)`` before anything
    ///   is written; ``FormDataError/unwritable(errno:)``,
    ///   ``FormDataError/unreadable(errno:)`` or ``FormDataError/truncated``
    ///   with nothing left at `path`, unless something was there before.
    public func save(
        _ file: FormFile,
        to path: String,
        limit: Int64,
        durably: Bool
    ) throws(FormDataError) -> Int64 {
        guard file.size <= limit else { throw .fileTooLarge(field: file.field, maximum: limit) }
        let body = try BodyFile(self.path)
        let copy = try NewFile(path)
        do throws(FormDataError) {
            var offset = file.content.lowerBound
            while offset < file.content.upperBound {
                let end = min(offset + Int64(BodyFile.windowSize), file.content.upperBound)
                try copy.write(body.read(offset..<end))
                offset = end
            }
            if durably { try copy.synchronize() }
        } catch {
            unlink(path)
            throw error
        }
        return file.size
    }
}

/// A file that did not exist before, open for writing.
private struct NewFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(FormDataError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(errno: errno) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(FormDataError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { $0 + written },
                    buffer.count - written
                )
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(errno: count < 0 ? errno : ENOSPC) }
            written += count
        }
    }

    /// Puts the content on the disk, then the folder's entry for it.
    func synchronize() throws(FormDataError) {
        guard fsync(descriptor) == 0 else { throw .unwritable(errno: errno) }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let entry = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard entry >= 0 else { throw .unwritable(errno: errno) }
        defer { close(entry) }
        guard fsync(entry) == 0 else { throw .unwritable(errno: errno) }
    }
}
