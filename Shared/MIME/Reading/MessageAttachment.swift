/// A file that came with a mail; its bytes are asked for by its number.
public struct MessageAttachment: Sendable, Hashable {
    /// From 0, in the order of the mail.
    public let number: Int

    /// As the sender named it; never a path.
    public let name: String

    /// In bytes, decoded.
    public let size: Int
}
