/// What of a date and a time stands in a text, however it is written.
struct MailDate {
    /// A year of our time.
    private(set) var hasYear = false

    /// Hours and minutes.
    private(set) var hasTime = false

    /// Day, month and perhaps year in figures.
    private(set) var hasFigures = false

    /// Whether a moment is told as exactly as programs tell it.
    var isExact: Bool { hasTime && (hasYear || hasFigures) }

    /// Reads folded text in one pass.
    init(_ folded: String) {
        var numbers: [(digits: Int, value: Int, before: UInt8)] = []
        var before: UInt8 = 0
        var digits = 0
        var value = 0
        for byte in folded.utf8 {
            if (0x30...0x39).contains(byte) {
                digits += 1
                value = min(value * 10 + Int(byte - 0x30), 100_000)
                continue
            }
            if digits > 0 {
                numbers.append((digits, value, before))
                look(at: numbers.suffix(3), after: byte)
            }
            if digits == 0 { numbers = [] }
            digits = 0
            value = 0
            before = byte
        }
        if digits > 0 {
            numbers.append((digits, value, before))
            look(at: numbers.suffix(3), after: 0)
        }
    }

    /// Looks at numbers that single characters part.
    private mutating func look(
        at numbers: ArraySlice<(digits: Int, value: Int, before: UInt8)>,
        after: UInt8
    ) {
        guard let last = numbers.last else { return }
        if last.digits == 4, (1990...2099).contains(last.value) { hasYear = true }
        guard numbers.count >= 2, let first = numbers.dropLast().last else { return }
        let parts = Self.figureMarks.contains(last.before)
        if parts, numbers.count == 3, last.before == first.before { hasFigures = true }
        let isClock = last.digits == 2 && last.value < 60 && first.value < 24 && first.digits <= 2
        guard isClock else { return }
        if last.before == UInt8(ascii: ":") || last.before == UInt8(ascii: "h") { hasTime = true }
        // "kl. 21.21", but no part of "08.06.2015".
        if last.before == UInt8(ascii: "."), numbers.count == 2, after != last.before {
            hasTime = true
        }
    }

    private static let figureMarks = Set("/.-".utf8)
}
