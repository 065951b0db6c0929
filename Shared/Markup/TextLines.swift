/// Lines of text as they grow: blanks are one, empty lines are one, and what
/// is quoted begins with `> `.
struct TextLines {
    /// Text past this many bytes is left out.
    private static let largest = 2 << 20

    /// A deeper quotation shows no more marks than this.
    private static let deepestMarks = 8

    /// How many quotations are open.
    private var quotes = 0
    private var text = ""
    private var line = ""

    /// What the next line begins with, once it has text.
    private var item = ""
    private var owesBlank = false
    private var owesLine = false

    var isFull: Bool { text.utf8.count >= Self.largest }

    /// Adds text as HTML means it: every run of white space is one blank.
    mutating func add(_ added: String) {
        for scalar in added.unicodeScalars {
            if scalar.isHTMLSpace {
                if let last = line.unicodeScalars.last, last != " " { line.append(" ") }
            } else {
                append(scalar)
            }
        }
    }

    /// Adds text whose blanks and line breaks count.
    mutating func addVerbatim(_ added: String) {
        for scalar in added.unicodeScalars {
            if scalar == "\n" {
                breakLine()
            } else if scalar != "\r" {
                append(scalar)
            }
        }
    }

    /// Ends the line, also an empty one.
    mutating func breakLine() {
        if line.isEmpty {
            owesBlank = !text.isEmpty
        } else {
            finishLine()
        }
    }

    /// Ends the line if it has text.
    mutating func end(withBlank: Bool) {
        finishLine()
        if withBlank, !text.isEmpty { owesBlank = true }
    }

    mutating func openQuote() {
        end(withBlank: true)
        quotes += 1
    }

    mutating func closeQuote() {
        end(withBlank: true)
        quotes -= 1
    }

    /// Puts a line above a signature, as mails of plain text have it.
    mutating func addSignatureMark() {
        finishLine()
        line = "-- "
        finishLine(withBlanks: true)
    }

    /// Begins an item of a list; one without text leaves nothing.
    mutating func begin(item mark: String) {
        finishLine()
        item = mark
    }

    /// Keeps two cells of a table apart.
    mutating func separate() {
        if !line.isEmpty, line.unicodeScalars.last != " " { line.append(" ") }
    }

    func finished() -> String {
        var whole = self
        whole.finishLine()
        return whole.text
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case " "..."~": line.unicodeScalars.append(scalar)
        case "\u{A0}": line.append(" ")
        // What can be neither seen nor said: soft hyphens, joiners, marks.
        case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{34F}": break
        case "\t": line.append(" ")
        case _ where scalar.properties.generalCategory == .control: break
        default: line.unicodeScalars.append(scalar)
        }
    }

    private mutating func finishLine(withBlanks: Bool = false) {
        while !withBlanks, line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
        guard !line.isEmpty, !isFull else {
            line = ""
            return
        }
        let mark = String(repeating: "> ", count: min(quotes, Self.deepestMarks))
        if owesLine { text.append("\n") }
        if owesBlank {
            text.append("\n")
            owesBlank = false
        }
        text.append(mark)
        text.append(item)
        text.append(line)
        item = ""
        line = ""
        owesLine = true
    }
}

extension Unicode.Scalar {
    /// What HTML calls white space; a no-break space is none.
    fileprivate var isHTMLSpace: Bool {
        switch self {
        case " ", "\t", "\n", "\r", "\u{C}": true
        default: false
        }
    }
}
