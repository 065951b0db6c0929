/// Why a file's type cannot be found out.
public enum FileSnifferError: Error, Hashable, Sendable {
    /// The database of signatures cannot be loaded.
    case noDatabase(String)

    /// The file cannot be read, or is no regular file.
    case unreadable(errno: Int32)

    /// The library gave up on the file.
    case undetected(String)

    /// The file was read, and is nothing to keep.
    case refused(AttachmentRefusal)
}
