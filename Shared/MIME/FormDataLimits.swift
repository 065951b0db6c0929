/// What a form may hold; a form past one of them is refused as a whole.
public struct FormDataLimits: Hashable, Sendable {
    /// The most parts, fields and files together.
    public let parts: Int

    /// The longest header of one part, in bytes.
    public let headerSize: Int

    /// The longest value of one field, in bytes.
    public let fieldSize: Int

    public init(parts: Int = 64, headerSize: Int = 8 << 10, fieldSize: Int = 64 << 10) {
        self.parts = parts
        self.headerSize = headerSize
        self.fieldSize = fieldSize
    }
}
