import Contracts
import Cryptography
import FoundationEssentials

/// A mail that came in, from wherever, as it is kept until it is handled.
struct ArrivedMail: Codable, Sendable, Equatable {
    /// Its name here, the same however often it is shown: visible ASCII
    /// without a slash.
    let key: String

    /// ``Statement/byMail`` or ``Statement/byHubSpot``.
    let channel: String

    /// As its source calls it.
    let id: String
    let kind: IncomingMailKind
    let ticketID: Ticket.ID?

    /// How its source found the ticket, if it says so.
    let matchedBy: String?
    let from: String

    /// The business's address that it was sent to, where that is known.
    let to: String?
    let subject: String

    /// With all that it quotes.
    let text: String
    let receivedAt: Date

    /// The files that can be asked for.
    let attachments: [IncomingAttachment]

    /// Whether files came along that only a person can get.
    let hasFilesElsewhere: Bool

    /// Its place among those that were taken in together.
    let ordinal: Int
}

extension ArrivedMail {
    /// A mail from the mailbox.
    init(_ mail: IncomingMail) {
        key = Self.key("mail", mail.id)
        channel = Statement.byMail
        id = mail.id
        kind = mail.kind
        ticketID = mail.ticketID.flatMap(Self.plausible)
        matchedBy = mail.matchedBy
        from = Self.line(mail.from, 320)
        to = mail.to.flatMap { Correspondent($0)?.address }
        subject = Self.line(mail.subject, 500)
        text = Self.clipped(mail.text.withoutControls, Self.textLimit)
        receivedAt = mail.receivedAt
        attachments = Array(mail.attachments.prefix(Self.attachmentLimit))
        hasFilesElsewhere = false
        ordinal = mail.sequence
    }

    /// A mail that the CRM received.
    init(_ mail: CRMMail, on ticket: Ticket.ID) {
        key = Self.crmKey(mail.id)
        channel = Statement.byHubSpot
        id = mail.id
        kind = .message
        ticketID = ticket
        matchedBy = nil
        from = Self.line(mail.from, 320)
        to = nil
        subject = Self.line(mail.subject, 500)
        text = Self.clipped(mail.text.withoutControls, Self.textLimit)
        receivedAt = mail.receivedAt
        attachments = []
        hasFilesElsewhere = mail.hasAttachments
        ordinal = Int(exactly: mail.receivedAt.timeIntervalSince1970.rounded()) ?? 0
    }

    /// The name here of a mail that the CRM knows under an identifier.
    static func crmKey(_ id: String) -> String { key("crm-mail", id) }

    /// The same for the same words of the same sender on one ticket: a mail
    /// that is both in the mailbox and in the CRM is one mail.
    var digest: String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let parts = [ticketID?.rawValue ?? "", sender, words]
        return Hex.encode(Hash.sha256(Data(parts.joined(separator: "\n").utf8)))
    }

    /// Whose budget it counts for.
    var sender: String { Correspondent(from)?.address ?? from.lowercased() }

    private static let textLimit = 60_000
    private static let attachmentLimit = 100

    private static func key(_ source: String, _ id: String) -> String {
        let isPlain =
            (1...150).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || "-_.@".utf8.contains(byte)
            }
        return "\(source):" + (isPlain ? id : Hex.encode(Hash.sha256(Data(id.utf8))))
    }

    /// A ticket's identifier is short; anything else is none.
    private static func plausible(_ ticket: Ticket.ID) -> Ticket.ID? {
        (1...200).contains(ticket.rawValue.utf8.count) ? ticket : nil
    }

    private static func line(_ text: String, _ limit: Int) -> String {
        let breaks = text.withoutControls.unicodeScalars.map { scalar in
            ["\n", "\r", "\t"].contains(scalar) ? " " : scalar
        }
        return clipped(String(String.UnicodeScalarView(breaks)), limit)
    }

    private static func clipped(_ text: String, _ limit: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    }
}

extension ArrivedMail {
    /// The mail as the CRM is to record it; nothing for one that it received
    /// itself.
    ///
    /// `mailbox` stands where its own address is not known.
    func record(to mailbox: String) -> RecordedMail? {
        guard channel == Statement.byMail else { return nil }
        return RecordedMail(
            direction: .incoming,
            from: from.isEmpty ? "?" : from,
            to: to ?? mailbox,
            subject: subject,
            text: text,
            messageID: String(key.dropFirst("mail:".count)),
            smtpSent: false
        )
    }
}
