/// Beginnings of lines, found in the time of a look-up and not of a list.
struct PrefixTable: Sendable {
    /// The beginnings by their first three bytes, the longest first.
    private let prefixes: [[UInt8]: [[UInt8]]]

    private static let keyLength = 3

    /// - Parameter prefixes: Folded, of at least three bytes each; shorter
    ///   ones are never found.
    init(_ prefixes: [String]) {
        self.prefixes = Dictionary(grouping: prefixes.map { Array($0.utf8) }) {
            Array($0.prefix(Self.keyLength))
        }.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// Returns what is left of a text behind the longest beginning that it
    /// has, or nothing when it has none.
    func rest(of text: Substring) -> Substring? {
        let bytes = text.utf8
        guard let candidates = prefixes[Array(bytes.prefix(Self.keyLength))] else { return nil }
        for candidate in candidates where bytes.starts(with: candidate) {
            return text[bytes.index(bytes.startIndex, offsetBy: candidate.count)...]
        }
        return nil
    }

    func matches(_ text: Substring) -> Bool { rest(of: text) != nil }
}
