internal import CSodium
public import FoundationEssentials

/// Bytes and names that nobody can guess.
public enum Random {
    public static func bytes(_ count: Int) -> Data {
        Sodium.prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return Data(bytes)
    }

    /// A name of 128 random bits in 26 lower-case letters and digits.
    public static func token() -> String {
        Base32.encode(bytes(16))
    }

    /// A name of the same form that sorts behind those of earlier milliseconds:
    /// 48 bits of the time, then 80 random ones.
    ///
    /// Rows under such names are added where the last ones are, and not all over
    /// a table. A name tells when it was made; nobody can guess one for that.
    ///
    /// - Parameter date: When it is made; from 1970 to the year 10,000.
    /// - Returns: 26 lower-case letters and digits.
    public static func sortableToken(at date: Date) -> String {
        let last = Double((1 << 48) - 1)
        let milliseconds = min(max(date.timeIntervalSince1970 * 1_000, 0), last)
        let time = UInt64(milliseconds).bigEndian
        return Base32.encode(withUnsafeBytes(of: time) { Data($0.dropFirst(2)) } + bytes(10))
    }
}

/// Crockford's base 32, in lower case: letters and digits that survive being
/// read aloud and letter case being lost.
public enum Base32 {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    public static func encode(_ data: Data) -> String {
        var (text, buffer, bits) = ([UInt8](), 0, 0)
        text.reserveCapacity((data.count * 8 + 4) / 5)
        for byte in data {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(digits[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(digits[buffer << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Lower-case hexadecimal.
public enum Hex {
    public static func encode(_ data: Data) -> String {
        let digits: StaticString = "0123456789abcdef"
        return digits.withUTF8Buffer { digits in
            var text: [UInt8] = []
            text.reserveCapacity(data.count * 2)
            for byte in data {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
