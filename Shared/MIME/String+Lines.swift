extension String {
    /// Whether it holds what could end a line or hide in it: the control
    /// characters C0, DEL and C1, and Unicode's own line and paragraph
    /// separators.
    public var breaksLines: Bool {
        var text = self
        return text.withUTF8 { bytes in
            var (beforeLast, last): (UInt8, UInt8) = (0, 0)
            for byte in bytes {
                if byte < 0x20 || byte == 0x7F { return true }
                // U+0080 to U+009F.
                if last == 0xC2, byte < 0xA0 { return true }
                // U+2028 and U+2029.
                if beforeLast == 0xE2, last == 0x80, byte == 0xA8 || byte == 0xA9 { return true }
                (beforeLast, last) = (last, byte)
            }
            return false
        }
    }

    /// Whether this byte stands in its UTF-8.
    public func holds(_ byte: UInt8) -> Bool {
        var text = self
        return text.withUTF8 { $0.contains(byte) }
    }
}
