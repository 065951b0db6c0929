/// Those outside of the house whom its services call.
enum Vendor: String, CaseIterable, Sendable {
    case hubspot, clickup, r2, smtp, anthropic

    /// Each alone, and every two of them.
    static let combinations: [[Vendor]] =
        allCases.map { [$0] }
        + allCases.indices.flatMap { first in
            allCases.indices.filter { $0 > first }.map { [allCases[first], allCases[$0]] }
        }
}

/// What may be the matter with a vendor.
enum Trouble: String, CaseIterable, Sendable {
    /// It closes every connection.
    case down

    /// It takes its time.
    case slow

    /// It says that it is asked too often.
    case limited

    /// It does what it is asked for, and closes the connection without a word.
    case answerLost
}
