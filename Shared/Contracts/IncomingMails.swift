public import FoundationEssentials

/// A part of the mails that came in, in the order in which they were taken in.
public struct IncomingMailPage: Codable, Hashable, Sendable {
    public let mails: [IncomingMail]

    /// The highest place that was ever given.
    ///
    /// A reader that is past it reads from the start again: the mails were
    /// restored from before.
    public let highest: Int?

    public init(mails: [IncomingMail], highest: Int? = nil) {
        self.mails = mails
        self.highest = highest
    }
}

/// A mail that came to the mailbox, read as far as it can be without knowing
/// what it says.
public struct IncomingMail: Codable, Hashable, Sendable {
    /// Its place in the order in which mails were taken in, from 1.
    public let sequence: Int

    /// The same for the same mail, however often the mailbox shows it.
    public let id: String
    public let kind: IncomingMailKind

    /// The ticket that it belongs to, if any.
    public let ticketID: Ticket.ID?

    /// How the ticket was found: `token`, `thread`, `subject` or `bounce`.
    ///
    /// ``bySubject`` can be forged by whoever guesses a ticket and knows its
    /// client's address.
    public let matchedBy: String?

    /// The address in `From`; empty when there is none that can be read.
    public let from: String

    /// The business's address that it was sent to; nothing for one from before
    /// this was kept.
    public let to: String?
    public let subject: String

    /// What it says, with all that it quotes; from HTML where there is no text.
    public let text: String
    public let receivedAt: Date
    public let attachments: [IncomingAttachment]

    public static let bySubject = "subject"

    public init(
        sequence: Int,
        id: String,
        kind: IncomingMailKind,
        ticketID: Ticket.ID?,
        matchedBy: String?,
        from: String,
        to: String? = nil,
        subject: String,
        text: String,
        receivedAt: Date,
        attachments: [IncomingAttachment]
    ) {
        self.sequence = sequence
        self.id = id
        self.kind = kind
        self.ticketID = ticketID
        self.matchedBy = matchedBy
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.receivedAt = receivedAt
        self.attachments = attachments
    }

    private enum CodingKeys: String, CodingKey {
        case sequence, id, kind, from, to, subject, text, attachments
        case ticketID = "ticket_id"
        case matchedBy = "matched_by"
        case receivedAt = "received_at"
    }
}

/// What kind of mail came in.
public struct IncomingMailKind: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Written by a person.
    public static let message = IncomingMailKind(rawValue: "message")

    /// Sent by a program: an absence notice, a list, a machine.
    public static let automatic = IncomingMailKind(rawValue: "automatic")

    /// Says that one of our mails did not arrive.
    public static let bounce = IncomingMailKind(rawValue: "bounce")

    /// Could not be read; a person finds it in quarantine.
    public static let unreadable = IncomingMailKind(rawValue: "unreadable")
    public static let known = [message, automatic, bounce, unreadable]
}

/// A file that came with a mail; its bytes are asked for by its number.
public struct IncomingAttachment: Codable, Hashable, Sendable {
    /// From 0, in the order of the mail.
    public let number: Int

    /// As the sender named it; never a path.
    public let name: String
    public let size: Int

    public init(number: Int, name: String, size: Int) {
        self.number = number
        self.name = name
        self.size = size
    }
}
