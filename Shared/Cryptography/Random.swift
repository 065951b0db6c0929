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
}

/// Crockford's base 32, in lower case: letters and digits that survive being
/// read aloud and letter case being lost.
public enum Base32 {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")

    public static func encode(_ data: Data) -> String {
        var (text, buffer, bits) = ("", 0, 0)
        for byte in data {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(digits[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(digits[buffer << (5 - bits) & 31]) }
        return text
    }
}

/// Lower-case hexadecimal.
public enum Hex {
    public static func encode(_ data: Data) -> String {
        let digits = Array("0123456789abcdef")
        return data.reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
