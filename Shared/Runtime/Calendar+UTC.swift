public import FoundationEssentials

extension Calendar {
    /// The calendar of protocols: Gregorian days in UTC.
    public static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
