public import FoundationEssentials

/// Where a mail is.
public struct MailState: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A file in the mail folder.
    public static let stored = MailState(rawValue: "stored")

    /// Waiting for the mail server.
    public static let queued = MailState(rawValue: "queued")

    /// On its way to the mail server right now.
    public static let sending = MailState(rawValue: "sending")

    /// Accepted by the mail server.
    public static let sent = MailState(rawValue: "sent")

    /// Sent or not, nobody knows: a person looks, and settles it.
    public static let uncertain = MailState(rawValue: "uncertain")

    /// Refused for good, or not accepted for days.
    public static let failed = MailState(rawValue: "failed")

    /// A person has let it be.
    public static let dismissed = MailState(rawValue: "dismissed")

    public static let known = [stored, queued, sending, sent, uncertain, failed, dismissed]
}

/// Some of the mails that were asked for, newest first.
public struct MailList: Codable, Hashable, Sendable {
    public let mails: [MailSummary]

    /// What `after` is for the next page; nothing on the last one.
    public let next: String?

    public init(mails: [MailSummary], next: String?) {
        self.mails = mails
        self.next = next
    }
}

/// A mail as an operator sees it.
public struct MailSummary: Codable, Hashable, Sendable {
    /// The key under which it was asked for.
    public let key: String
    public let messageID: String
    public let to: String
    public let subject: String
    public let ticketID: Ticket.ID?
    public let state: MailState

    /// How often it was handed to the mail server.
    public let attempts: Int

    /// Why it was not sent the last time: the server's codes, or what came in
    /// between.
    public let lastError: String?
    public let createdAt: Date

    /// When it is handed over again, of one that is queued.
    public let nextAttemptAt: Date?

    public init(
        key: String,
        messageID: String,
        to: String,
        subject: String,
        ticketID: Ticket.ID?,
        state: MailState,
        attempts: Int,
        lastError: String?,
        createdAt: Date,
        nextAttemptAt: Date?
    ) {
        self.key = key
        self.messageID = messageID
        self.to = to
        self.subject = subject
        self.ticketID = ticketID
        self.state = state
        self.attempts = attempts
        self.lastError = lastError
        self.createdAt = createdAt
        self.nextAttemptAt = nextAttemptAt
    }

    private enum CodingKeys: String, CodingKey {
        case key, to, subject, state, attempts
        case messageID = "message_id"
        case ticketID = "ticket_id"
        case lastError = "last_error"
        case createdAt = "created_at"
        case nextAttemptAt = "next_attempt_at"
    }
}

/// What a person decides about a mail that is uncertain or failed.
public struct MailResolution: Codable, Hashable, Sendable {
    public let action: MailResolutionAction

    public init(action: MailResolutionAction) {
        self.action = action
    }
}

/// What is done with a mail that waits for a person.
public struct MailResolutionAction: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It is sent again, as the same bytes; who got it may get it twice.
    public static let resend = MailResolutionAction(rawValue: "resend")

    /// It is over, whether it arrived or not.
    public static let dismiss = MailResolutionAction(rawValue: "dismiss")
    public static let known = [resend, dismiss]
}
