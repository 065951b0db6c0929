/// What a model learns from and judges: a text, and what is known beside it.
public struct LearnedText: Sendable, Hashable {
    public let text: String

    /// Symbolic features such as "form=contact" and "file=3d"; each counts once.
    ///
    /// Of more than 64, the first 64 in the order of their bytes are read; of
    /// each, the first 64 bytes.
    public let marks: [String]

    public init(_ text: String, marks: [String] = []) {
        self.text = text
        self.marks = marks
    }
}

/// A text with its right answer.
public struct Example: Sendable, Hashable {
    public let text: LearnedText
    public let label: String

    public init(_ text: LearnedText, label: String) {
        self.text = text
        self.label = label
    }
}
