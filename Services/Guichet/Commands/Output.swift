import FoundationEssentials
import StrictJSON

/// What commands print.
enum Output {
    /// A value as JSON for programs and people.
    static func json(_ value: some Encodable) throws {
        print(String(decoding: try WireCoding.encodeForPeople(value), as: UTF8.self))
    }

    static func date(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}
