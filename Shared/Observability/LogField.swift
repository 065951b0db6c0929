import Runtime

/// A named fact of a log line: `.field("http.status", 200)`.
public struct LogField: Sendable {
    let name: StaticString
    let value: String

    public static func field(
        _ name: StaticString,
        _ value: some CustomStringConvertible & Sendable
    )
        -> LogField
    {
        LogField(name: name, value: value.description)
    }
}

extension LogField {
    /// What went wrong, without what anybody sent: `error.detail`.
    public static func error(_ error: any Error) -> LogField {
        LogField(name: "error.detail", value: ErrorDetail.text(of: error))
    }
}
