/// A piece of a file of the owner's that remembers where it stands.
struct DataLine: Hashable, Sendable {
    let file: String
    let number: Int
    let text: String

    /// The error of this line.
    func error(_ message: String) -> DataFileError {
        DataFileError(file: file, line: number, message: message)
    }

    /// Another piece of the same line, without blanks at its ends.
    func part(_ text: some StringProtocol) -> DataLine {
        DataLine(file: file, number: number, text: Self.trimmed(text))
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Cuts a file into its lines, blanks at their ends dropped.
    static func lines(of text: String, file: String) -> [DataLine] {
        text.drop { $0 == "\u{FEFF}" }
            .split(omittingEmptySubsequences: false) { $0.isNewline }
            .enumerated()
            .map { DataLine(file: file, number: $0.offset + 1, text: trimmed($0.element)) }
    }
}
