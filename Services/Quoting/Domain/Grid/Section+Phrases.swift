import Language

/// A phrase of the grid and the line on which it stands.
struct GridPhrase: Sendable {
    let phrase: Phrase
    let line: DataLine

    /// The phrase as an owner recognises it.
    let shown: String

    /// What it looks for, folded and without its star.
    let folded: String

    /// Reads one phrase.
    ///
    /// - Throws: ``DataFileError`` when it holds no word, or a star that does
    ///   not end a word.
    init(_ line: DataLine) throws(DataFileError) {
        phrase = Phrase(line.text)
        self.line = line
        shown = line.text.replacing("*", with: "")
        folded = Folding.fold(shown)
        let stars = line.text.split(separator: " ").contains {
            $0.dropLast().contains("*") || $0 == "*"
        }
        if stars { throw line.error("\"\(line.text)\": a star stands only at the end of a word") }
        if phrase.count == 0 { throw line.error("\"\(line.text)\" holds no word") }
    }
}

extension Section {
    /// Reads the section as a list of phrases.
    func gridPhrases() throws(DataFileError) -> [GridPhrase] {
        try members().map { (line) throws(DataFileError) in try GridPhrase(line) }
    }

    func phrases() throws(DataFileError) -> [Phrase] {
        try gridPhrases().map(\.phrase)
    }

    /// Reads the section as a table of phrases, of which a request has few.
    func phraseTable() throws(DataFileError) -> PhraseTable {
        PhraseTable(try phrases())
    }
}
