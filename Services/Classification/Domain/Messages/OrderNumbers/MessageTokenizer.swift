import Language

/// Cuts a message into words, codes and signs in one pass.
///
/// A code holds together what is written without a blank: "ORD-7712-FR",
/// "2025-03-12", "05.00.00.00.00", "14h30", "39,99".
struct MessageTokenizer {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var isGlued = false
    private var tokens: [MessageToken] = []

    init(_ text: some StringProtocol) {
        scalars = Array(text.unicodeScalars)
    }

    static func tokens(of text: some StringProtocol) -> [MessageToken] {
        var tokenizer = MessageTokenizer(text)
        return tokenizer.run()
    }

    private mutating func run() -> [MessageToken] {
        while position < scalars.count {
            let scalar = scalars[position]
            if Self.isLetter(scalar) {
                appendChain()
            } else if scalar != "\n", scalar.properties.isWhitespace || Self.isInvisible(scalar) {
                position += 1
                isGlued = isGlued && Self.isInvisible(scalar)
            } else {
                append(.sign, position..<position + 1)
                position += 1
            }
        }
        return tokens
    }

    /// Reads letters and digits with the marks that join them.
    ///
    /// Without a digit in them they are words, each by itself.
    private mutating func appendChain() {
        var parts = [run(from: position)]
        var hasDigit = Self.hasDigit(scalars[parts[0]])
        while let last = parts.last, let next = joined(to: last) {
            parts.append(next)
            hasDigit = hasDigit || Self.hasDigit(scalars[next])
        }
        let end = parts[parts.count - 1].upperBound
        if hasDigit {
            appendCode(parts[0].lowerBound..<end)
        } else {
            for part in parts { append(.word, part) }
        }
        position = end
    }

    private func run(from start: Int) -> Range<Int> {
        var end = start
        while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
        return start..<end
    }

    /// The run after a mark that joins it to the run before.
    private func joined(to run: Range<Int>) -> Range<Int>? {
        let mark = run.upperBound
        guard mark + 1 < scalars.count, Self.isLetter(scalars[mark + 1]) else { return nil }
        let next = self.run(from: mark + 1)
        switch scalars[mark] {
        case "-", "_", "\u{2010}", "\u{2011}": return next
        case ".", "/", ":", ",":
            // "778-221/A" ends in a letter of its own.
            let isSuffix = scalars[mark] == "/" && next.count == 1
            guard Self.isDigit(scalars[mark - 1]), isSuffix || Self.isDigit(scalars[mark + 1])
            else { return nil }
            switch scalars[mark] {
            case ",": return next.count <= 2 ? next : nil
            case ":": return run.count <= 2 && next.count == 2 ? next : nil
            // "88120/88121" are two.
            case "/": return run.count == next.count && run.count > 3 ? nil : next
            default: return next
            }
        default: return nil
        }
    }

    /// Appends a code; the noun that is glued to its number is a word: "commande900412".
    private mutating func appendCode(_ range: Range<Int>) {
        let letters = range.prefix { !Self.isDigit(scalars[$0]) }
        let noun = Folding.fold(Self.string(scalars[letters.startIndex..<letters.endIndex]))
        let rest = letters.endIndex..<range.upperBound
        let isGluedNoun =
            noun == "commande-"
            || OrderNumberVocabulary.gluedNouns.contains(noun)
                && scalars[rest].allSatisfy(Self.isDigit)
        guard isGluedNoun else { return append(.code, range) }
        append(.word, letters.startIndex..<letters.endIndex - (noun.hasSuffix("-") ? 1 : 0))
        append(.code, rest)
    }

    private mutating func append(_ kind: MessageToken.Kind, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        let raw = Self.string(scalars[range])
        tokens.append(
            MessageToken(
                kind: kind,
                raw: raw,
                folded: kind == .sign ? raw : Folding.fold(raw),
                isGlued: isGlued,
                digits: scalars[range].count(where: Self.isDigit)
            )
        )
        isGlued = true
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func hasDigit(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.contains(where: isDigit)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && scalar.properties.isDefaultIgnorableCodePoint
    }

    /// Letters, digits and the accents on them; not the "º" of "nº".
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x00...0xA9, 0xAA, 0xBA: false
        case 0x0300...0x036F: true
        default: scalar.properties.isAlphabetic
        }
    }
}
