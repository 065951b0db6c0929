internal import Synchronization

/// Finds out what files are by their content, with libmagic.
///
/// One sniffer serves a whole process: callers on several threads take turns.
/// Nothing is unpacked: of a zip archive only the list of names is read.
/// The calls block on the disk: make them off the cooperative pool.
///
/// ```swift
/// let sniffer = try FileSniffer()
/// let type = try sniffer.attachmentType(of: path, named: "chair.glb")
/// ```
public final class FileSniffer: Sendable {
    private let cookie: Mutex<MagicCookie>

    /// Loads the database of signatures.
    ///
    /// - Throws: ``FileSnifferError/noDatabase(_:)``.
    public init() throws(FileSnifferError) {
        cookie = Mutex(try MagicCookie())
    }

    /// Returns the media type that libmagic gives the file.
    ///
    /// - Throws: ``FileSnifferError``, never its `refused`.
    public func mimeType(of path: String) throws(FileSnifferError) -> String {
        try mimeType(of: SniffedFile(path))
    }

    /// Decides what the file is to be kept as.
    ///
    /// The content decides. The name only helps where the content may be
    /// several things, as text may; it never turns one kind into another.
    ///
    /// - Parameters:
    ///   - path: The file; a symbolic link is not followed.
    ///   - name: The name that its sender gave it.
    /// - Returns: The type, and the extension to store the file under.
    /// - Throws: ``FileSnifferError/refused(_:)`` for what is not kept.
    public func attachmentType(
        of path: String,
        named name: String?
    ) throws(FileSnifferError) -> AttachmentType {
        let file = try SniffedFile(path)
        let evidence = try Evidence(
            detected: mimeType(of: file),
            size: file.size,
            head: file.head(),
            zip: ZipListing(of: file),
            jsonKeys: JSONKeys.topLevel(of: file)
        )
        do throws(AttachmentRefusal) {
            return try evidence.attachmentType(named: name)
        } catch {
            throw .refused(error)
        }
    }

    private func mimeType(of file: borrowing SniffedFile) throws(FileSnifferError) -> String {
        let descriptor = file.descriptor
        return try cookie.withLock { cookie throws(FileSnifferError) in
            try cookie.mimeType(of: descriptor)
        }
    }
}
