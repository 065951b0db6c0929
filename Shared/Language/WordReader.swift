/// Cuts folded text into words in one pass.
struct WordReader {
    private var words: [Words.Word] = []
    private var letters: [UInt8] = []
    private var clause = 0
    private var sentence = 0
    private var lineLength = 0

    /// A line at least this long that goes on in lower case was wrapped by a mail program.
    private static let wrappedLine = 50

    mutating func read(_ folded: String) -> [Words.Word] {
        let text = Array(folded.unicodeScalars)
        for (index, scalar) in text.enumerated() {
            lineLength += 1
            let next = index + 1 < text.count ? text[index + 1] : nil
            switch scalar {
            case _ where Self.isLetter(scalar):
                append(scalar)
            case "'":
                endAtApostrophe(next: next)
            case ".", ",":
                if isInsideNumber(next: next) {
                    letters.append(UInt8(ascii: "."))
                } else {
                    mark(scalar)
                }
            case "!", "?", ";", ":", "(", ")", "\"":
                mark(scalar)
            case "\n":
                endLine(text[(index + 1)...])
            case "-":
                // A dash between blanks parts clauses, one inside a word only parts the word.
                let isFree = letters.isEmpty && next == " "
                endWord()
                if isFree { endClause() }
            case _ where Self.isSign(scalar):
                endWord()
                append(String(scalar))
            default:
                endWord()
            }
        }
        endWord()
        return words
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        endWord()
        endClause()
        if scalar == "." || scalar == "!" || scalar == "?" { sentence = clause }
        note(scalar)
    }

    private mutating func note(_ scalar: Unicode.Scalar) {
        guard !words.isEmpty, scalar != "(", scalar != ")", scalar != "\"" else { return }
        // A run of marks is bounded, so that a text of marks costs no more than words.
        guard words[words.count - 1].marks.utf8.count < 8 else { return }
        words[words.count - 1].marks.unicodeScalars.append(scalar)
    }

    private mutating func endLine(_ rest: ArraySlice<Unicode.Scalar>) {
        let goesOn = rest.first.map { Self.isLetter($0) } ?? false
        let isWrapped = lineLength > Self.wrappedLine && goesOn && !isAfterMark
        lineLength = 0
        guard !isWrapped else { return endWord() }
        mark("\n")
        sentence = clause
    }

    private var isAfterMark: Bool {
        letters.isEmpty && words.last.map { !$0.marks.isEmpty } ?? true
    }

    private mutating func endAtApostrophe(next: Unicode.Scalar?) {
        guard next == "t", letters.last == UInt8(ascii: "n") else { return endWord() }
        letters.append(UInt8(ascii: "'"))
    }

    private func isInsideNumber(next: Unicode.Scalar?) -> Bool {
        guard let last = letters.last, let next else { return false }
        return (0x30...0x39).contains(last) && ("0"..."9").contains(next)
    }

    private mutating func endWord() {
        guard !letters.isEmpty else { return }
        let word = String(decoding: letters, as: UTF8.self)
        // Most words are one word, of which no list need be made.
        if letters.last == UInt8(ascii: "t") {
            for part in SpelledOut.words(of: word) { place(part) }
        } else {
            place(word)
        }
        letters.removeAll(keepingCapacity: true)
    }

    private mutating func place(_ word: String) {
        if Contrast.words.contains(word) { endClause() }
        append(word)
    }

    private mutating func append(_ letter: Unicode.Scalar) {
        if letter.isASCII {
            letters.append(UInt8(truncatingIfNeeded: letter.value))
        } else {
            letters.append(contentsOf: letter.utf8)
        }
    }

    private mutating func append(_ text: String) {
        words.append(.init(text: text, clause: clause, sentence: sentence, marks: ""))
    }

    private mutating func endClause() {
        if words.last?.clause == clause { clause += 1 }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case 0x00...0xA9: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        }
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "%", "$", "+", "&", "@", "#": true
        default:
            scalar.value > 0xA0
                && (scalar.properties.generalCategory == .currencySymbol
                    || scalar.properties.isEmojiPresentation
                    || scalar.properties.generalCategory == .otherSymbol)
        }
    }
}
