extension StringProtocol {
    /// The first characters of the text, at most so many.
    ///
    /// A text that cannot be longer is not counted character by character,
    /// which costs more than reading it.
    public func opening(_ length: Int) -> SubSequence {
        utf8.count <= length ? self[...] : prefix(length)
    }
}
