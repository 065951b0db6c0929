/// Words to look for, side by side in one clause.
///
/// A star at a word's end leaves the ending open: "modelis*" finds "modéliser"
/// and "modélisation". A phrase is read like a text ("d'accord" is "d",
/// "accord"), so it is written with or without accents.
public struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
    struct Part: Sendable, Hashable {
        let text: String
        let isOpen: Bool

        /// Its place in a ``WordFilter``, worked out once for all texts.
        let place: WordFilter.Place

        init(text: String, isOpen: Bool) {
            self.text = text
            self.isOpen = isOpen
            place = WordFilter.Place(of: text)
        }

        func matches(_ word: String) -> Bool {
            isOpen ? word.hasPrefix(text) : word == text
        }
    }

    let parts: [Part]

    /// The phrase as it was written.
    public let pattern: String

    public init(_ pattern: String) {
        self.pattern = pattern
        parts = pattern.split(separator: " ").flatMap { piece in
            let isOpen = piece.last == "*"
            var reader = WordReader()
            let words = reader.read(Folding.fold(isOpen ? piece.dropLast() : piece))
            return words.enumerated().map { index, word in
                Part(text: word.text, isOpen: isOpen && index == words.count - 1)
            }
        }
    }

    public init(stringLiteral pattern: String) {
        self.init(pattern)
    }

    /// Reads phrases parted by commas or line breaks, as tables of them are written.
    public static func list(_ patterns: String) -> [Phrase] {
        patterns.split { $0 == "," || $0 == "\n" }.map { Phrase(String($0)) }.filter {
            $0.count > 0
        }
    }

    /// The number of words.
    public var count: Int { parts.count }
}
