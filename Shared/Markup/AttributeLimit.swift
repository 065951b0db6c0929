/// Leaves out the attributes of a tag that has more of them than any mail.
///
/// libxml2 compares each attribute of a tag with all those before it, so that
/// a tag of a quarter of a mebibyte takes it seconds.
struct AttributeLimit {
    /// The most attributes of a tag that are kept.
    static let most = 256

    private var bytes: [UInt8]
    private var index = 0

    /// Returns a page with blanks in the place of what is left out.
    ///
    /// Takes one pass. Only names past the limit and their values go: what
    /// closes a comment or opens a tag stays, should this be no tag at all.
    static func applied(to bytes: [UInt8]) -> [UInt8] {
        var limit = AttributeLimit(bytes: bytes)
        limit.run()
        return limit.bytes
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() {
        while index < bytes.count {
            let opens = bytes[index] == UInt8(ascii: "<")
            index += 1
            if opens, index < bytes.count, Self.isLetter(bytes[index]) { passTag() }
        }
    }

    private mutating func passTag() {
        skip { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        var count = 0
        while index < bytes.count {
            skip(while: Self.isBlank)
            guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { return }
            let start = index
            // " = value" belongs to the name before.
            if bytes[index] != UInt8(ascii: "=") { count += 1 }
            passAttribute()
            guard count > Self.most, Self.beginsAttribute(bytes[start]), index < bytes.count
            else { continue }
            // "-->" closes a comment, should this be one.
            let isLast = bytes[index] == UInt8(ascii: ">")
            guard !isLast || bytes[index - 1] != UInt8(ascii: "-") else { continue }
            for place in start..<index { bytes[place] = UInt8(ascii: " ") }
        }
    }

    private mutating func passAttribute() {
        skip { !Self.isBlank($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return }
        index += 1
        skip(while: Self.isBlank)
        guard index < bytes.count else { return }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return skip { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        }
        index += 1
        skip { $0 != quote }
        if index < bytes.count { index += 1 }
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while index < bytes.count, isSkipped(bytes[index]) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Whether a name may begin so, or the value of a name before.
    private static func beginsAttribute(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x80 || "_:.=".utf8.contains(byte)
    }
}
