import FoundationEssentials

/// Moments as `2026-01-01T00:00:00Z`.
///
/// The form that Guichet itself writes, from 1970 to 9999, is read and written
/// here; what else ISO 8601 allows is left to Foundation, which takes longer.
enum ISODate {
    /// The first second of the year 10000.
    private static let end = 253_402_300_800.0

    static func date(_ text: String) -> Date? {
        plain(text) ?? (try? Date(text, strategy: .iso8601))
    }

    static func text(of date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        guard seconds >= 0, seconds < end else { return date.formatted(.iso8601) }
        let (day, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let (year, month, dayOfMonth) = civil(day)
        var text: [UInt8] = []
        text.reserveCapacity(20)
        append(year / 100, to: &text)
        append(year % 100, "-", to: &text)
        append(month, "-", to: &text)
        append(dayOfMonth, "T", to: &text)
        append(second / 3_600, ":", to: &text)
        append(second / 60 % 60, ":", to: &text)
        append(second % 60, "Z", to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private static func plain(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let century = pair(bytes, 0), let year = pair(bytes, 2), let month = pair(bytes, 5),
            let day = pair(bytes, 8), let hour = pair(bytes, 11), let minute = pair(bytes, 14),
            let second = pair(bytes, 17), century >= 20, (1...12).contains(month),
            (1...28).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let days = days(century * 100 + year, month, day)
        return Date(
            timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second)
        )
    }

    private static func append(_ pair: Int, _ behind: Unicode.Scalar? = nil, to text: inout [UInt8])
    {
        text.append(UInt8(48 + pair / 10))
        text.append(UInt8(48 + pair % 10))
        if let behind { text.append(UInt8(ascii: behind)) }
    }

    private static func pair(_ bytes: [UInt8], _ start: Int) -> Int? {
        let (tens, ones) = (bytes[start], bytes[start + 1])
        guard (48...57).contains(tens), (48...57).contains(ones) else { return nil }
        return Int(tens - 48) * 10 + Int(ones - 48)
    }

    // Years that begin in March have their odd day at their end, and 400 of
    // them always have 146,097 days; day 719,468 of that count is 1970-01-01.

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, day) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (
            era * 400 + year + (month > 9 ? 1 : 0),
            month > 9 ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
