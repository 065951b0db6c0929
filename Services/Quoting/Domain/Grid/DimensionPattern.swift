import Language

/// A way to write a size, such as "N cm" or "hauteur N", N being a number.
///
/// Blanks in the pattern may be there or not in the text, and between a word
/// and its number ":", "=" and "." may stand too. A letter at either end of
/// the pattern stands at the end of a word. Before a unit of three letters or
/// more the number may be a word: "deux mètres".
struct DimensionPattern: Sendable {
    private enum Part {
        case number
        case blank

        /// The blank between a word and its number.
        case gap
        case letter(UInt8)
    }

    private let parts: [Part]
    private let takesWords: Bool

    /// "h 74" is a height, but "14 h 30" is a time.
    private let opensWithOneLetter: Bool

    private static let shortestUnit = 3

    /// - Throws: ``DataFileError`` when the pattern is nothing but blanks.
    init(_ line: DataLine) throws(DataFileError) {
        var parts: [Part] = []
        for character in line.text {
            switch character {
            case "N":
                if Self.endsInWord(parts) { parts[parts.count - 1] = .gap }
                parts.append(.number)
            case " ": parts.append(.blank)
            default: parts += Folding.fold(String(character)).utf8.map(Part.letter)
            }
        }
        guard parts.contains(where: { if case .blank = $0 { false } else { true } }) else {
            throw line.error("a size needs at least one sign")
        }
        self.parts = parts
        let letters = parts.compactMap { part in
            if case .letter(let sign) = part, Self.isLetter(sign) { sign } else { nil }
        }
        let opensWithNumber = if case .number? = parts.first { true } else { false }
        takesWords = opensWithNumber && letters.count >= Self.shortestUnit
        opensWithOneLetter = !opensWithNumber && letters.count == 1
    }

    /// Tells whether folded text holds such a size.
    func occurs(in text: [UInt8]) -> Bool {
        text.indices.contains { mayBegin(with: text[$0]) && matches(text, from: $0) }
    }

    /// A quick no for nearly every place of a text.
    private func mayBegin(with sign: UInt8) -> Bool {
        switch parts[0] {
        case .letter(let letter): sign == letter
        case .number: Self.isDigit(sign) || (takesWords && Self.isLetter(sign))
        case .blank, .gap: true
        }
    }

    private func matches(_ text: [UInt8], from start: Int) -> Bool {
        var index = start
        if start > 0, continues(text[start - 1], text[start]) { return false }
        if opensWithOneLetter, Self.followsNumber(text, start) { return false }
        for part in parts {
            switch part {
            case .number:
                guard let end = numberEnd(text, index) else { return false }
                index = end
            case .gap:
                while index < text.count, Self.gaps.contains(text[index]) { index += 1 }
            case .blank:
                while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
            case .letter(let letter):
                guard index < text.count, text[index] == letter else { return false }
                index += 1
            }
        }
        return index == text.count || !continues(text[index - 1], text[index])
    }

    /// Whether two signs stand inside one word, or inside one number.
    private func continues(_ first: UInt8, _ second: UInt8) -> Bool {
        (Self.isDigit(first) && Self.isDigit(second))
            || (Self.isLetter(first) && Self.isLetter(second))
    }

    private func numberEnd(_ text: [UInt8], _ start: Int) -> Int? {
        Self.digitsEnd(text, start)
            ?? (takesWords ? NumberWords.end(in: text, from: start) : nil)
    }

    private static func digitsEnd(_ text: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index < text.count, isDigit(text[index]) { index += 1 }
        guard index > start else { return nil }
        guard index + 1 < text.count,
            text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ","),
            isDigit(text[index + 1])
        else { return index }
        index += 1
        while index < text.count, isDigit(text[index]) { index += 1 }
        return index
    }

    /// Whether a pattern so far ends in a letter and a blank.
    private static func endsInWord(_ parts: [Part]) -> Bool {
        guard case .blank? = parts.last, case .letter(let sign)? = parts.dropLast().last else {
            return false
        }
        return isLetter(sign)
    }

    private static let gaps = Set(" :=.~(".utf8)

    /// Whether a number ends right before, with or without a blank.
    private static func followsNumber(_ text: [UInt8], _ start: Int) -> Bool {
        let before = text[..<start].suffix(2)
        guard let last = before.last else { return false }
        return isDigit(last) || (last == UInt8(ascii: " ") && before.first.map(isDigit) == true)
    }

    private static func isDigit(_ sign: UInt8) -> Bool { (0x30...0x39).contains(sign) }
    private static func isLetter(_ sign: UInt8) -> Bool { (0x61...0x7A).contains(sign) }
}
