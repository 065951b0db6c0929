/// The escapes in a JSON text.
enum JSONEscapes {
    /// The bytes of a text between its quotes, which is known to be right.
    static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.withUnsafeBufferPointer { text in
            [UInt8](unsafeUninitializedCapacity: text.count) { result, size in
                size = resolve(text, into: result)
            }
        }
    }

    /// The same as a string.
    static func string(_ text: ArraySlice<UInt8>) -> String {
        text.withUnsafeBufferPointer { text in
            String(unsafeUninitializedCapacity: text.count) { resolve(text, into: $0) }
        }
    }

    /// Writes what a text means, which is never longer than how it is written.
    private static func resolve(
        _ text: UnsafeBufferPointer<UInt8>,
        into result: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (place, size) = (0, 0)
        func put(_ run: Range<Int>) {
            let source = UnsafeMutableBufferPointer(rebasing: result[size..<size + run.count])
            _ = source.update(fromContentsOf: text[run])
            size += run.count
        }
        while place < text.count {
            let end = PlainRun.end(in: text, from: place, anyCharacter: true)
            put(place..<end)
            guard end + 1 < text.count else { break }
            let kind = text[end + 1]
            place = end + 2
            guard kind == UInt8(ascii: "u") else {
                result[size] = character(kind) ?? kind
                size += 1
                continue
            }
            var code = unit(text, at: place) ?? 0
            place += 4
            if (0xD800..<0xDC00).contains(code), let low = unit(text, at: place + 2) {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                place += 6
            }
            for byte in Unicode.Scalar(code).map({ Array(String($0).utf8) }) ?? [] {
                result[size] = byte
                size += 1
            }
        }
        return size
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
    static func unit(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32? {
        guard place + 4 <= text.count else { return nil }
        var value: UInt32 = 0
        for digit in text[place..<place + 4] {
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
