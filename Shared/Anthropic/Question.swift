/// A question with few possible answers, about texts that a stranger wrote.
///
/// The stranger's texts never stand beside the instructions: they travel as
/// the strings of a JSON document in a turn of their own.
public struct Question: Sendable {
    /// Names the question to the model and in figures: letters, digits, `_`.
    public let name: String

    /// What to decide, and how; our own words, the same at every call.
    public let instructions: String

    /// What the chosen answer is called, such as `type`.
    public let member: String

    /// All possible answers.
    public let choices: [String]

    /// What to decide on, by its names: the strangers' texts, shortened and
    /// without what no reader sees.
    public let texts: [String: String]

    public init(
        name: String,
        instructions: String,
        member: String,
        choices: [String],
        texts: [String: String]
    ) {
        self.name = name
        self.instructions = instructions
        self.member = member
        self.choices = choices
        self.texts = texts.mapValues { Excerpt.of($0, limit: Self.longestText) }
    }

    /// Unicode scalars: by then a text has said what it is about.
    static let longestText = 4_000
}
