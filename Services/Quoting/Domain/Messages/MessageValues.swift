import Contracts
import FoundationEssentials

/// What fills the placeholders of one message, made fit for a mail.
struct MessageValues: Sendable {
    private let lines: [Placeholder: String]
    private let lists: [Placeholder: [String]]

    /// The longest that each kind of text may be in a mail, in Unicode
    /// scalars, and the longest list of files.
    private enum Limit {
        static let name = 60
        static let line = 120
        static let reason = 500
        static let block = 4000
        static let listed = 20
    }

    /// - Throws: ``CompositionError/wrongFields(_:)`` naming the fields of the
    ///   message that lack or cannot stand in a mail.
    init(
        _ message: MessageToCompose,
        needs: TemplateNeeds,
        wording: Wording
    ) throws(CompositionError) {
        var check = MessageCheck()
        check.credits(of: message)
        var lines: [Placeholder: String] = [
            .objet: ClientText.line(message.objet, limit: Limit.line),
            .clientEmail: ClientText.line(message.clientEmail, limit: Limit.line),
            .ticketID: ClientText.line(message.ticketID.rawValue, limit: Limit.line),
            .signature: wording.signature,
        ]
        if needs.given.contains(.decision) { lines[.decision] = Self.decision(on: message) }
        lines[.clientName] = message.clientName.flatMap(Self.name)
        lines[.credits] = message.credits.map { wording.credits($0) }
        lines[.expiresAt] = message.expiresAt.map { wording.day($0) }
        lines[.reason] = message.reason.map { ClientText.line($0, limit: Limit.reason) }
        lines[.description] = message.description.map { ClientText.block($0, limit: Limit.block) }
        lines[.answerURL] = check.address(message.answerURL, field: "answer_url")
        lines[.ticketURL] = check.address(message.ticketURL, field: "ticket_url")
        lists = [
            .missingInfo: check.words(message.missingInfo, field: "missing_info") {
                wording.words(for: $0)
            },
            .warnings: check.words(message.warnings, field: "warnings") { wording.words(for: $0) },
            .files: Array(
                check.addresses(message.files, field: "files").prefix(Limit.listed)
            ),
        ]
        self.lines = lines.filter { !$0.value.isEmpty }
        for placeholder in needs.given where !isThere(placeholder) {
            check.lacks(placeholder.rawValue)
        }
        try check.finish()
    }

    func isThere(_ placeholder: Placeholder) -> Bool {
        lines[placeholder] != nil || !list(placeholder).isEmpty
    }

    /// A value of one line or one block; empty when it is not there.
    func text(_ placeholder: Placeholder) -> String { lines[placeholder] ?? "" }

    func list(_ placeholder: Placeholder) -> [String] { lists[placeholder] ?? [] }

    /// A name to greet by, unless it holds an address.
    ///
    /// A form could otherwise make Guichet mail an advertisement to anybody.
    private static func name(_ text: String) -> String? {
        let name = ClientText.line(text, limit: Limit.name)
        let mayBeAddress = name.utf8.contains { ":.@".utf8.contains($0) }
        guard mayBeAddress else { return name }
        let isAddress = ["://", "www.", "@"].contains { name.lowercased().contains($0) }
        return isAddress ? nil : name
    }

    /// What an admin sends to validate the ticket.
    private static func decision(on message: MessageToCompose) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let validation = HandValidation(
            ticketID: message.ticketID,
            credits: message.credits ?? 2,
            adminNotes: nil
        )
        // Two strings and a number: their encoding cannot fail.
        return (try? encoder.encode(validation)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
