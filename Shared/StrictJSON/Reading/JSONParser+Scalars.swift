extension JSONParser {
    /// A text in quotes: UTF-8 without control characters, its escapes whole.
    mutating func text(in parent: Int) throws(Fault) {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            skipPlain()
            switch next {
            case UInt8(ascii: "\""):
                add(isEscaped ? .escapedText : .text, start..<position, in: parent)
                position += 1
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape()
            case 128...: try character(next)
            default: throw malformed
            }
        }
    }

    /// Passes over what means itself, which most of a text does.
    private mutating func skipPlain() {
        position = bytes.withUnsafeBufferPointer { bytes in
            PlainRun.end(in: bytes, from: position, anyCharacter: false)
        }
    }

    private mutating func escape() throws(Fault) {
        position += 1
        guard next == UInt8(ascii: "u") else {
            guard JSONEscapes.character(next) != nil else { throw malformed }
            position += 1
            return
        }
        position += 1
        let first = try unit()
        guard (0xD800..<0xE000).contains(first) else { return }
        // Half of a character must come first, and its other half at once.
        guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw malformed }
        position += 1
        guard next == UInt8(ascii: "u") else { throw malformed }
        position += 1
        guard (0xDC00..<0xE000).contains(try unit()) else { throw malformed }
    }

    private mutating func unit() throws(Fault) -> UInt32 {
        let unit = bytes.withUnsafeBufferPointer { JSONEscapes.unit($0, at: position) }
        guard let unit else { throw malformed }
        position += 4
        return unit
    }

    /// A character of several bytes, as table 3-7 of the Unicode standard has
    /// them: no longer than needed, no surrogate, none past U+10FFFF.
    private mutating func character(_ first: UInt8) throws(Fault) {
        let (count, second): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw malformed
            }
        guard position + count <= bytes.count, second.contains(bytes[position + 1]) else {
            throw malformed
        }
        for offset in 2..<max(count, 2) where bytes[position + offset] & 0xC0 != 0x80 {
            throw malformed
        }
        position += count
    }

    /// A number: a whole one of 64 bits, or another in the range of a double.
    mutating func number(in parent: Int) throws(Fault) {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        let isWhole = next != UInt8(ascii: ".") && next | 32 != UInt8(ascii: "e")
        var hasExponent = false
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next | 32 == UInt8(ascii: "e") {
            hasExponent = true
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        // Only what is this long, or has an exponent, can be out of range.
        if isWhole ? position - start > 18 : hasExponent || position - start > 300 {
            let text = Substring(decoding: bytes[start..<position], as: UTF8.self)
            guard isWhole ? Int64(text) != nil : Double(text)?.isFinite == true else {
                throw malformed
            }
        }
        add(isWhole ? .integer : .real, start..<position, in: parent)
    }

    private mutating func digits() throws(Fault) {
        guard (48...57).contains(next) else { throw malformed }
        while (48...57).contains(next) { position += 1 }
    }
}
