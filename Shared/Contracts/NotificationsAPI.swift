/// What Notifications sends: mails to clients, words to the admin.
public enum NotificationsAPI {
    public static let sendMail = Endpoint<MailToSend, MailReceipt>(
        .post,
        "/v1/mails",
        "Sends one mail (A2.7)",
        status: 202,
        isEffect: true
    )
    public static let tellAdmin = Endpoint<AdminNotice, MailReceipt>(
        .post,
        "/v1/admin-notices",
        "Tells the admin what happened (A2.8)",
        status: 202,
        isEffect: true
    )

    /// The letters' own keys are what each is known by; the call's key is not
    /// kept.
    public static let sendLetters = Endpoint<LettersToSend, LetterReceipts>(
        .post,
        "/v1/letters",
        "Sends several mails and words to the admin, all or none",
        status: 202,
        isEffect: true
    )
    public static let listMails = Endpoint<Nothing, MailList>(
        .get,
        "/v1/mails",
        "Lists mails, newest first",
        query: ["state", "limit", "after"]
    )
    public static let resolveMail = Endpoint<MailResolution, MailSummary>(
        .post,
        "/v1/mails/{key}/resolution",
        "Settles a mail that waits for a person: sends it again, or lets it be"
    )

    public static let incomingMails = Endpoint<Nothing, IncomingMailPage>(
        .get,
        "/v1/incoming-mails",
        "Lists the mails that came in, in the order in which they were taken in",
        query: ["after", "limit"]
    )
    public static let incomingAttachment = Endpoint<Nothing, FileContent>(
        .get,
        "/v1/incoming-mails/{mail}/attachments/{number}",
        "Serves a file that came with a mail"
    )

    public static let readMailbox = Endpoint<Nothing, PolledSource>(
        .post,
        "/v1/mailbox/look",
        "Has the mailbox read now, and says whether it could be"
    )

    public static let endpoints: [any AnyEndpoint] = [
        sendMail, tellAdmin, sendLetters, listMails, resolveMail, incomingMails,
        incomingAttachment, readMailbox,
    ]
}

/// A mail to one person.
public struct MailToSend: Codable, Hashable, Sendable {
    /// The client's address; none for the admin's.
    public let to: String?
    public let toName: String?
    public let subject: String
    public let text: String
    public let html: String?

    /// The ticket that the mail is about: mails of one ticket are a thread.
    public let ticketID: Ticket.ID?

    public init(
        to: String?,
        toName: String? = nil,
        subject: String,
        text: String,
        html: String? = nil,
        ticketID: Ticket.ID? = nil
    ) {
        self.to = to
        self.toName = toName
        self.subject = subject
        self.text = text
        self.html = html
        self.ticketID = ticketID
    }

    private enum CodingKeys: String, CodingKey {
        case to, subject, text, html
        case toName = "to_name"
        case ticketID = "ticket_id"
    }
}

/// What became of a mail.
public struct MailReceipt: Codable, Hashable, Sendable {
    /// The mail's `Message-ID`, without angle brackets.
    public let messageID: String
    public let from: String
    public let to: String
    public let state: MailState
    public let smtpSent: Bool

    public init(messageID: String, from: String, to: String, state: MailState, smtpSent: Bool) {
        self.messageID = messageID
        self.from = from
        self.to = to
        self.state = state
        self.smtpSent = smtpSent
    }

    private enum CodingKeys: String, CodingKey {
        case from, to, state
        case messageID = "message_id"
        case smtpSent = "smtp_sent"
    }
}

/// Something that the admin should know.
public struct AdminNotice: Codable, Hashable, Sendable {
    public let kind: AdminNoticeKind
    public let requestID: CustomerRequest.ID?
    public let ticketID: Ticket.ID?
    public let ticketURL: String?
    public let userEmail: String?
    public let objet: String?
    public let classification: RequestClassification?
    public let validationStatus: ValidationStatus?
    public let creditsEstimes: Int?

    /// What happened, when the other fields do not say it.
    public let detail: String?

    public init(
        kind: AdminNoticeKind,
        requestID: CustomerRequest.ID? = nil,
        ticketID: Ticket.ID? = nil,
        ticketURL: String? = nil,
        userEmail: String? = nil,
        objet: String? = nil,
        classification: RequestClassification? = nil,
        validationStatus: ValidationStatus? = nil,
        creditsEstimes: Int? = nil,
        detail: String? = nil
    ) {
        self.kind = kind
        self.requestID = requestID
        self.ticketID = ticketID
        self.ticketURL = ticketURL
        self.userEmail = userEmail
        self.objet = objet
        self.classification = classification
        self.validationStatus = validationStatus
        self.creditsEstimes = creditsEstimes
        self.detail = detail
    }

    private enum CodingKeys: String, CodingKey {
        case kind, objet, classification, detail
        case requestID = "request_id"
        case ticketID = "ticket_id"
        case ticketURL = "ticket_url"
        case userEmail = "user_email"
        case validationStatus = "validation_status"
        case creditsEstimes = "credits_estimes"
    }
}

/// Why the admin is told.
public struct AdminNoticeKind: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A request came in.
    public static let request = AdminNoticeKind(rawValue: "request")

    /// A request came in through the wrong form: a special alert (A2.8).
    public static let reclassified = AdminNoticeKind(rawValue: "reclassified")

    /// The contact could not be made (A5.2).
    public static let contactFailed = AdminNoticeKind(rawValue: "contact_failed")

    /// A mail was refused for good, or nobody knows whether it was sent (A5.7).
    public static let mailFailed = AdminNoticeKind(rawValue: "mail_failed")

    /// A client asks, or answers in a way that a person must read (A3.4).
    public static let replyForPerson = AdminNoticeKind(rawValue: "reply_for_person")

    /// The same, where files came along and the request was analysed again.
    public static let replyAnalysed = AdminNoticeKind(rawValue: "reply_analysed")

    /// What a person changed in the CRM cannot be acted on as it is.
    public static let crmChange = AdminNoticeKind(rawValue: "crm_change")

    /// A known client wrote, and nothing ties the mail to a ticket.
    public static let unmatchedMail = AdminNoticeKind(rawValue: "unmatched_mail")
    public static let validated = AdminNoticeKind(rawValue: "validated")
    public static let rejected = AdminNoticeKind(rawValue: "rejected")
    public static let expired = AdminNoticeKind(rawValue: "expired")

    /// An admin's estimate was taken, and the quote sent (A3.10).
    public static let estimated = AdminNoticeKind(rawValue: "estimated")

    /// One of our mails did not arrive (A3.6).
    public static let bounced = AdminNoticeKind(rawValue: "bounced")

    /// A mail that came in could not be worked on.
    public static let mailSetAside = AdminNoticeKind(rawValue: "mail_set_aside")

    /// Somebody's mails are too many for one day; the rest wait for a person.
    public static let mailsHeld = AdminNoticeKind(rawValue: "mails_held")

    /// A request, or the work that follows one, cannot go on by itself.
    public static let quarantined = AdminNoticeKind(rawValue: "quarantined")

    public static let known = [
        request, reclassified, contactFailed, mailFailed, replyForPerson, replyAnalysed,
        crmChange, unmatchedMail, validated, rejected, expired, estimated, bounced, mailSetAside,
        mailsHeld, quarantined,
    ]
}
