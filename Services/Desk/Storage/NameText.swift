import FoundationEssentials

/// The characters that names are made of, in the order in which a database
/// sorts them.
enum NameText {
    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    static let base = 36

    /// The last digits of a number, written so that numbers sort as they count.
    static func number(_ number: Int, digits count: Int) -> String {
        var (text, rest) = ([UInt8](repeating: digits[0], count: count), number)
        for place in text.indices.reversed() {
            text[place] = digits[rest % base]
            rest /= base
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Characters of which each is as likely as any other.
    static func random(_ count: Int, from bytes: (Int) -> Data) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        while text.count < count {
            // 252 is 7 times 36: larger bytes would make some characters likelier.
            for byte in bytes(count) where byte < 252 && text.count < count {
                text.append(digits[Int(byte) % base])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
