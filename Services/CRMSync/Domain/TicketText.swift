import Contracts

/// What a request's ticket says (A2.4): a line of facts, the client's words,
/// the links to the files.
enum TicketText {
    /// The most characters that a ticket holds.
    static let limit = 64 << 10

    static func content(of ticket: TicketToCreate) -> String {
        let head = facts(of: ticket) + "\n\n"
        let files = FileList.links(ticket.fichiersURLs)
        let tail = files.isEmpty ? "" : "\n\nFichiers :\n" + files
        return head + ticket.description.fitting(in: limit, beside: head + tail) + tail
    }

    /// The facts that staff look for first, whatever they hold, in one line.
    private static func facts(of ticket: TicketToCreate) -> String {
        let facts = [
            "E-mail : \(ticket.userEmail)",
            "Type : \(ticket.type)",
            "Source : \(ticket.formSource)",
            "Reclassifié : \(ticket.reclassifie ? "oui" : "non")",
        ]
        return String(facts.joined(separator: " | ").map { $0.isNewline ? " " : $0 })
    }
}

/// Links to files, one a line.
enum FileList {
    /// The most characters that a list has: twenty of the longest addresses,
    /// and a text has room beside it.
    static let limit = 48 << 10

    /// Lists whole addresses only; a last line counts those that do not fit.
    ///
    /// - Parameters:
    ///   - urls: The addresses.
    ///   - form: How each is written.
    /// - Returns: The lines.
    static func links(_ urls: [String], as form: (String) -> String = { $0 }) -> String {
        var lines: [String] = []
        var room = limit - "- […] (\(urls.count))".unicodeScalars.count
        for url in urls {
            let line = "- \(form(url))"
            room -= line.unicodeScalars.count + 1
            guard room >= 0 else {
                lines.append("- […] (\(urls.count - lines.count))")
                break
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// As much of this text as fits with another one within a limit of
    /// characters; what is left out is marked, not dropped without a word.
    func fitting(in limit: Int, beside other: String) -> String {
        let room = limit - other.unicodeScalars.count
        guard unicodeScalars.count > room else { return self }
        let mark = " […]"
        let kept = unicodeScalars.prefix(max(room - mark.unicodeScalars.count, 0))
        return String(String.UnicodeScalarView(kept)) + mark
    }
}
