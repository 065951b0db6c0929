/// Texts as HubSpot keeps them.
enum HubSpotText {
    /// The most characters that a property holds, counted as UTF-16 units,
    /// the longer count where there is any doubt.
    static let limit = 65_536

    /// As much of a text as a property holds beside another text.
    static func fitting(_ text: String, beside other: String = "") -> String {
        let room = limit - other.utf16.count
        guard text.utf16.count > room else { return text }
        let mark = " […]"
        return prefix(of: text, units: room - mark.utf16.count) { String($0) } + mark
    }

    /// As many whole lines as a property holds.
    static func lines(_ lines: [String]) -> String {
        var kept: [String] = []
        var room = limit
        for line in lines {
            room -= line.utf16.count + 1
            guard room >= 0 else { break }
            kept.append(line)
        }
        return kept.joined(separator: "\n")
    }

    /// A plain text as the markup of a note, which nothing in it can become.
    static func markup(_ text: String, beside other: String) -> String {
        prefix(of: text, units: limit - other.utf16.count) { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case _ where character.isNewline: "<br>"
            default: String(character)
            }
        }
    }

    private static func prefix(
        of text: String,
        units: Int,
        _ written: (Character) -> String
    ) -> String {
        var result = ""
        var room = units
        for character in text {
            let next = written(character)
            room -= next.utf16.count
            guard room >= 0 else { break }
            result += next
        }
        return result
    }
}
