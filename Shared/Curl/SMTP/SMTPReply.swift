/// What a mail server answers to a command, without its words: they repeat
/// addresses.
public struct SMTPReply: Hashable, Sendable, CustomStringConvertible {
    /// Three digits, such as 550.
    public let code: Int

    /// The enhanced code (RFC 3463), such as `5.1.1`.
    public let enhanced: String?

    public init(code: Int, enhanced: String? = nil) {
        self.code = code
        self.enhanced = enhanced
    }

    /// Reads the last line of a reply; nothing when it is another line.
    init?(line: some Collection<UInt8>) {
        let text = String(decoding: line.prefix(64), as: UTF8.self)
        let digits = text.prefix(3)
        let rest = text.dropFirst(3)
        guard digits.utf8.count == 3, digits.utf8.allSatisfy(Self.isDigit),
            let code = Int(digits), (200..<600).contains(code),
            rest.isEmpty || rest.first?.isWhitespace == true
        else { return nil }
        self.code = code
        let word = rest.drop(while: { $0 == " " }).prefix(while: { !$0.isWhitespace })
        enhanced = Self.isEnhanced(word, of: digits) ? String(word) : nil
    }

    public var isPositive: Bool { (200..<300).contains(code) }
    public var isTransient: Bool { (400..<500).contains(code) }
    public var isPermanent: Bool { code >= 500 }

    /// Such as `550 5.1.1`.
    public var description: String { enhanced.map { "\(code) \($0)" } ?? "\(code)" }

    private static func isEnhanced(_ word: Substring, of digits: Substring) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].count == 1 && parts[0] == digits.prefix(1)
            && parts.dropFirst().allSatisfy {
                (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit)
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
