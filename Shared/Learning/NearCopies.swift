internal import Language

/// Groups texts that may tell the same story, such as a French text and its English retelling.
///
/// A translation shares few words with its original, but the rare ones:
/// numbers, names, and words of one origin. Two texts are held together when
/// they share two rare tokens (the first five letters of a word, or a number,
/// found in at most four texts), or one rare number of three digits or more.
/// No group grows beyond a bound, so that chance does not chain all of them.
struct NearCopies: Sendable {
    private static let rarest = 4
    private static let largestGroup = 30

    /// For each text the number of its group: that of its first text.
    let groups: [Int]

    init(of texts: [String]) {
        let tokens = texts.map(Self.tokens(of:))
        var holders: [String: [Int]] = [:]
        for (text, tokens) in tokens.enumerated() {
            for token in tokens { holders[token, default: []].append(text) }
        }
        var shared: [Pair: Int] = [:]
        for (token, texts) in holders where (2...Self.rarest).contains(texts.count) {
            let weight = Self.isTelling(token) ? 2 : 1
            for (position, one) in texts.enumerated() {
                for other in texts[(position + 1)...] {
                    shared[Pair(one: one, other: other), default: 0] += weight
                }
            }
        }
        var union = Union(count: texts.count, largest: Self.largestGroup)
        for pair in shared.filter({ $0.value >= 2 }).keys.sorted() {
            union.join(pair.one, pair.other)
        }
        groups = texts.indices.map { union.root(of: $0) }
    }

    private static func tokens(of text: String) -> Set<String> {
        Set(
            Words(String(text.unicodeScalars.prefix(ReadText.readLength))).all.lazy
                .map(\.text)
                .filter { $0.utf8.count >= 4 || ($0.utf8.count >= 2 && isNumber($0)) }
                .map { isNumber($0) ? $0 : String($0.prefix(5)) }
        )
    }

    private static func isNumber(_ token: String) -> Bool {
        token.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isTelling(_ token: String) -> Bool {
        isNumber(token) && token.utf8.count >= 3
    }

    private struct Pair: Hashable, Comparable {
        let one: Int
        let other: Int

        static func < (left: Pair, right: Pair) -> Bool {
            (left.one, left.other) < (right.one, right.other)
        }
    }
}

/// Sets that are joined, none beyond a bound.
private struct Union {
    private var parents: [Int]
    private var sizes: [Int]
    private let largest: Int

    init(count: Int, largest: Int) {
        parents = Array(0..<count)
        sizes = [Int](repeating: 1, count: count)
        self.largest = largest
    }

    mutating func root(of item: Int) -> Int {
        var item = item
        while parents[item] != item {
            parents[item] = parents[parents[item]]
            item = parents[item]
        }
        return item
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (root(of: one), root(of: other))
        guard one != other, sizes[one] + sizes[other] <= largest else { return }
        parents[max(one, other)] = min(one, other)
        sizes[min(one, other)] += sizes[max(one, other)]
    }
}
