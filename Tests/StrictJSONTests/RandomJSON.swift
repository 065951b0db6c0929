/// JSON texts of every kind, the same ones for the same seed.
struct RandomJSON {
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    private static let pieces = [
        "a", "Z", "é", "e\u{301}", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00",
        "\\u0000", "\\u001F", "\u{2028}", "\u{7F}", "/", "~", " ", "{", "[", "\\b\\f\\r\\t",
    ]
    private static let numbers = [
        "0", "-0", "1", "-1", "127", "128", "-129", "255", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "1.0", "1.5", "-2.50", "1e3", "1E+2",
        "12e-1", "120e-1", "1e17", "9007199254740993.0", "1e308", "1e309", "-1e400", "0.1",
        "123456789012345678", "0.30000000000000004", "5e-324",
    ]
    private static let dates = [
        "2026-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2025-02-29T00:00:00Z",
        "2026-01-01T00:00:00+02:00", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
        "2026-01-31T10:20:30Z", "2026-1-1T00:00:00Z", "2026-12-31T24:00:00Z",
        "2016-12-31T23:59:60Z", "2026-01-01T00:00:00.5Z", "2026-00-10T00:00:00Z",
    ]
    private static let bytes = Array("{}[]\",:\\ute0123.-+ \n".utf8) + [0, 0xFF, 0xC0, 0xED, 0x0B]

    private var numbers: Numbers

    init(seed: UInt64) {
        numbers = Numbers(state: seed)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &numbers) }

    /// A value, nested a few levels deep at most.
    mutating func value(depth: Int = 0) -> String {
        switch below(depth > 3 ? 6 : 10) {
        case 0: return "null"
        case 1: return below(2) == 0 ? "true" : "false"
        case 2, 3: return number()
        case 4: return text()
        case 5: return date()
        case 6, 7:
            return "[" + some(4).map { _ in value(depth: depth + 1) }.joined(separator: ", ") + "]"
        default:
            let members = some(below(20) == 0 ? 30 : 4).map { number in
                (below(4) == 0 ? text() : "\"k\(number)\"") + ":" + value(depth: depth + 1)
            }
            return "{" + members.joined(separator: ",") + "}"
        }
    }

    /// An object with these members, most of them as they should be.
    mutating func object(_ members: [(name: String, value: String)]) -> String {
        let kept = members.filter { _ in below(3) > 0 }.shuffled(using: &numbers)
        let texts = kept.map { name, right in
            "\"\(name)\":" + (below(6) == 0 ? value(depth: 2) : right)
        }
        return "{" + texts.joined(separator: ",") + "}"
    }

    mutating func number() -> String { Self.numbers[below(Self.numbers.count)] }
    mutating func date() -> String { "\"\(Self.dates[below(Self.dates.count)])\"" }

    mutating func text() -> String {
        "\"" + some(5).map { _ in Self.pieces[below(Self.pieces.count)] }.joined() + "\""
    }

    /// The text with a byte or two lost, added, changed, or its end cut off.
    mutating func damaged(_ text: String) -> [UInt8] {
        var text = Array(text.utf8)
        for _ in 0...below(2) where !text.isEmpty {
            let place = below(text.count)
            switch below(4) {
            case 0: text.remove(at: place)
            case 1: text.insert(Self.bytes[below(Self.bytes.count)], at: place)
            case 2: text[place] = UInt8(below(256))
            default: text.removeSubrange(place...)
            }
        }
        return text
    }

    private mutating func some(_ limit: Int) -> Range<Int> { 0..<below(limit + 1) }
}
