internal import Language

/// A text made ready for its features to be read: folded words in one run of bytes.
///
/// Case, accents, the form of Unicode, typographic marks, blanks and where
/// lines break make no difference. Of each number only its shape counts.
/// Takes time linear in the text and looks at no more than its opening.
struct ReadText: Sendable {
    /// The opening of a text that is read, in Unicode scalars after folding.
    static let readLength = 10_000

    /// The letters of a word that are read, in bytes.
    static let longestWord = 32

    /// The marks of a text that are read, and the bytes of each.
    static let mostMarks = 64
    static let longestMark = 64

    /// What stands before the first word and behind the last one.
    private static let opening: UInt8 = 0x02
    private static let ending: UInt8 = 0x03
    private static let blank = UInt8(ascii: " ")

    /// The words, a blank before and behind each; then stems and marks.
    private(set) var bytes: [UInt8] = []
    private(set) var words: [Range<Int>] = []
    private(set) var stems: [Range<Int>] = []
    private(set) var marks: [Range<Int>] = []

    init(_ text: LearnedText, stems readsStems: Bool) {
        var folded = Folding.fold(text.text.opening(2 * Self.readLength))
        folded = String(folded.opening(Self.readLength))
        // Models learned from words without the dot that folding once leaves of "İ".
        if !folded.utf8.allSatisfy({ $0 < 0x80 }) { folded = Folding.fold(folded) }
        let read = Words.read(folded: folded)
        bytes.reserveCapacity(folded.utf8.count * 4 + 64)
        words.append(placed([Self.opening]))
        for word in read {
            words.append(placedShape(of: word.text))
            guard !word.marks.isEmpty else { continue }
            for mark in [UInt8(ascii: "?"), UInt8(ascii: "!")] where word.marks.utf8.contains(mark)
            {
                words.append(placed(CollectionOfOne(mark)))
            }
        }
        words.append(placed([Self.ending]))
        if readsStems { appendStems(of: read) }
        for mark in Set(text.marks).sorted().prefix(Self.mostMarks) {
            marks.append(placed(mark.utf8.prefix(Self.longestMark)))
        }
    }

    /// The letters of a feature, for people.
    func name(of feature: Feature) -> String {
        let letters = bytes[feature.range].map { byte in
            byte == Self.opening || byte == Self.ending ? UInt8(ascii: "|") : byte
        }
        return "\(feature.kind.title):\(String(decoding: letters, as: UTF8.self))"
    }

    /// Writes letters behind the others, and returns where they are.
    private mutating func placed(_ letters: some Sequence<UInt8>) -> Range<Int> {
        placed { $0.append(contentsOf: letters) }
    }

    private mutating func placed(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
        if bytes.isEmpty { bytes.append(Self.blank) }
        let start = bytes.count
        write(&bytes)
        let end = bytes.count
        bytes.append(Self.blank)
        return start..<end
    }

    private mutating func appendStems(of read: [Words.Word]) {
        guard let french = Stemmer(.french), let english = Stemmer(.english) else { return }
        for word in read where word.text.utf8.count > 3 && word.text.utf8.first.isLetter {
            let isLong = word.text.utf8.count > Self.longestWord
            let letters = isLong ? String(word.text.prefix(Self.longestWord)) : word.text
            stems.append(placedStem("f-", of: letters, french))
            stems.append(placedStem("e-", of: letters, english))
        }
    }

    private mutating func placedStem(
        _ mark: StaticString,
        of word: String,
        _ stemmer: borrowing Stemmer
    ) -> Range<Int> {
        placed { bytes in
            mark.withUTF8Buffer { bytes.append(contentsOf: $0) }
            stemmer.withStem(of: word) { bytes.append(contentsOf: $0) }
        }
    }

    /// A word with each digit as 0, a run of them as five at most.
    private mutating func placedShape(of word: String) -> Range<Int> {
        placed { bytes in
            var digits = 0
            for byte in word.utf8.prefix(Self.longestWord) {
                let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                digits = isDigit ? digits + 1 : 0
                if digits <= 5 { bytes.append(isDigit ? UInt8(ascii: "0") : byte) }
            }
        }
    }
}

extension UInt8? {
    /// Whether it begins a letter and no number.
    fileprivate var isLetter: Bool {
        guard let byte = self else { return false }
        return byte >= UInt8(ascii: "a")
    }
}
