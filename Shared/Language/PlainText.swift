extension StringProtocol {
    /// Whether it is one line of words with one blank between two, of printable
    /// ASCII and the letters of Western Europe alone: it holds nothing to clean.
    ///
    /// Tells it from the bytes: for the most of what people write, the slower
    /// questions about each character need not be asked.
    public var isPlainLine: Bool {
        utf8.withContiguousStorageIfAvailable { isPlain($0) } ?? isPlain(Array(utf8))
    }
}

/// Asked of bytes side by side: through a type that is not known here, each would be a call.
private func isPlain(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in line {
        switch byte {
        case 0x21...0x7E: break
        case 0x20: if previous == 0x20 { return false }
        // U+00C0 to U+00FF: letters all, but for two signs.
        case 0xC3: break
        case 0x80...0xBF: if previous != 0xC3 { return false }
        default: return false
        }
        previous = byte
    }
    return previous != 0x20
}
