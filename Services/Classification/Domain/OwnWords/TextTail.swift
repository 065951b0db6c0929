/// The last bytes of a text, to compare with many words.
struct TextTail {
    private let bytes: [UInt8]

    init(_ text: Substring) {
        bytes = Array(text.utf8.suffix(40))
    }

    func ends(with word: String) -> Bool {
        bytes.count >= word.utf8.count && bytes.suffix(word.utf8.count).elementsEqual(word.utf8)
    }

    /// Whether the word stands there by itself, behind a blank or a bracket.
    func endsWithWord(_ word: String) -> Bool {
        guard ends(with: word), let before = bytes.dropLast(word.utf8.count).last else {
            return false
        }
        return before < 0x30 && before != UInt8(ascii: "'") || before == UInt8(ascii: ">")
            || before == UInt8(ascii: "]") || before == UInt8(ascii: ";")
    }
}
