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

    /// A number of things: "1 credit", "2 credits".
    static func count(_ number: Int, _ thing: String) -> String {
        "\(number) \(thing)\(number == 1 ? "" : "s")"
    }

    /// The beginning of a text that may be as long as a mail, on one line.
    static func excerpt(_ text: String) -> String {
        let limit = 200
        guard text.count > limit else { return line(text) }
        return line(String(text.prefix(limit))) + "… (\(text.count) characters; --json shows all)"
    }

    /// A text on one line, without what would steer a terminal: customers
    /// write some of it.
    static func line(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            line.unicodeScalars.append(isControl ? " " : scalar)
        }
        return line
    }
}
