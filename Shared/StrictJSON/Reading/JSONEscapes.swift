/// The escapes in a JSON text.
enum JSONEscapes {
    /// The bytes of a text between its quotes, which is known to be right.
    static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
                result.append(byte)
                continue
            }
            guard kind == UInt8(ascii: "u") else {
                result.append(character(kind) ?? kind)
                continue
            }
            var code = unit(rest.prefix(4)) ?? 0
            rest = rest.dropFirst(4)
            if (0xD800..<0xDC00).contains(code), let low = unit(rest.dropFirst(2).prefix(4)) {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                rest = rest.dropFirst(6)
            }
            if let scalar = Unicode.Scalar(code) { result.append(contentsOf: String(scalar).utf8) }
        }
        return result
    }

    /// What a letter behind a backslash stands for.
    static func character(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        default: nil
        }
    }

    /// The number that four hexadecimal digits say.
    static func unit(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard digits.count == 4 else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case 48...57: value = value << 4 + UInt32(digit - 48)
            case 65...70: value = value << 4 + UInt32(digit - 55)
            case 97...102: value = value << 4 + UInt32(digit - 87)
            default: return nil
            }
        }
        return value
    }
}
