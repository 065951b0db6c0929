/// Runs of bytes that mean themselves in a JSON text, which most of a text is.
enum PlainRun {
    /// Where the next byte is from a place on that has to be looked at: a
    /// quote, a backslash, a control or, unless it is `anyCharacter`, a part of a
    /// character that is not ASCII.
    ///
    /// Eight bytes are looked at in one go. The lowest mark in a word is right;
    /// those above it may be wrong, and are not used.
    static func end(
        in bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        anyCharacter: Bool
    ) -> Int {
        let foreign = anyCharacter ? 0 : high
        let raw = UnsafeRawBufferPointer(bytes)
        var place = start
        while place + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
            let marks =
                ((word &- 0x20 &* ones) & ~word | zeros(word ^ 0x22 &* ones)
                    | zeros(word ^ 0x5C &* ones)) & high | word & foreign
            guard marks == 0 else { return place + marks.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            if byte > 127, !anyCharacter { break }
            place += 1
        }
        return place
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// Marks the bytes that are 0 with their highest bits.
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
