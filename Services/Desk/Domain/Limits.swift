import Contracts

/// The most that a record may hold, in characters or in members.
enum Limits {
    static let email = 254
    static let name = 200
    static let subject = 500
    static let category = 50
    static let content = 64 << 10
    static let identifier = 100
    static let credits = 0...Credits.range.upperBound
    static let key = 255
    static let files = 100

    /// The notes that a ticket may be opened with.
    static let notes = 10
    static let url = 2048

    /// A line of a mail (RFC 5322, section 2.1.1).
    static let mailLine = 998
    static let mailText = 256 << 10
    static let mailHTML = 512 << 10
    static let searchText = 200
}
