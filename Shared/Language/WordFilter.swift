/// Which words, and which beginnings of words, a text may have.
///
/// A Bloom filter of one hash: it never misses a word that is there, and
/// rarely takes one for there that is not.
struct WordFilter: Sendable, Hashable {
    private static let bits = 1 << 13

    /// A bit that is never set.
    private static let never = bits

    /// The bit that stands for a word or a beginning.
    struct Place: Sendable, Hashable {
        fileprivate private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

        fileprivate init() {}

        init(of text: String) {
            for byte in text.utf8 { append(byte) }
        }

        /// FNV-1a: the hash of a beginning is a step on the way to the word's.
        fileprivate mutating func append(_ byte: UInt8) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }

        fileprivate var bit: Int { Int((hash ^ (hash >> 29)) % UInt64(WordFilter.bits)) }
    }

    /// What to look for: a word, or a beginning.
    struct Lookup: Sendable, Hashable {
        fileprivate let bit: Int32
        fileprivate let isOpen: Bool

        /// - Parameter part: What to look for; nothing is found in no text.
        init(_ part: Phrase.Part?) {
            bit = Int32(part?.place.bit ?? WordFilter.never)
            isOpen = part?.isOpen ?? false
        }
    }

    private var words = [UInt64](repeating: 0, count: WordFilter.bits / 64 + 1)
    private var beginnings = [UInt64](repeating: 0, count: WordFilter.bits / 64)

    mutating func insert(_ word: String) {
        var place = Place()
        for byte in word.utf8 {
            place.append(byte)
            Self.set(place.bit, in: &beginnings)
        }
        Self.set(place.bit, in: &words)
    }

    func mayHave(_ lookup: Lookup) -> Bool {
        let bit = Int(lookup.bit)
        let bits = lookup.isOpen ? beginnings[bit / 64] : words[bit / 64]
        return bits & (1 << UInt64(bit % 64)) != 0
    }

    private static func set(_ bit: Int, in filter: inout [UInt64]) {
        filter[bit / 64] |= 1 << UInt64(bit % 64)
    }
}
