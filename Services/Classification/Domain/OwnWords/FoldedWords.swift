/// The words of folded text.
///
/// What is not ASCII counts as a letter: folding left only letters of other
/// scripts, signs and pictures.
enum FoldedWords {
    static func of(_ folded: some StringProtocol, atMost most: Int = .max) -> [Substring] {
        let text = Substring(folded)
        let bytes = text.utf8
        var words: [Substring] = []
        var index = bytes.startIndex
        while index < bytes.endIndex, words.count < most {
            guard isPartOfWord(bytes[index]) else {
                index = bytes.index(after: index)
                continue
            }
            let start = index
            while index < bytes.endIndex, isPartOfWord(bytes[index]) {
                index = bytes.index(after: index)
            }
            words.append(text[start..<index])
        }
        return words
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "'"), 0x80...:
            true
        default: false
        }
    }
}
