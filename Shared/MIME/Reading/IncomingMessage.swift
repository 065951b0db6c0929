public import FoundationEssentials

/// A mail from outside, read as far as it can be.
///
/// Everything in it is what a stranger wrote: addresses are checked, texts are
/// valid Unicode, names are no paths, and all of it is bounded.
public struct IncomingMessage: Sendable {
    private static let mostRecipients = 100
    private static let longestSubject = 1_000

    public let headers: MessageHeaders

    /// The one sender; nothing when there is none, several, or one that cannot
    /// be read.
    public let from: EmailAddress?

    /// Who it was for, as its headers say, doubles left out.
    public let recipients: [EmailAddress]
    public let subject: String

    /// The one identifier; nothing when there is none or several.
    public let messageID: MessageID?
    public let inReplyTo: [MessageID]

    /// The thread so far, oldest first.
    public let references: [MessageID]
    public let date: Date?

    /// What it says, with all that it quotes; from HTML where there is no text.
    public let text: String
    public let attachments: [MessageAttachment]

    /// What it says about the delivery of another mail, when it is a report.
    public let report: DeliveryReport?

    /// The identifiers of the mails that it encloses.
    public let enclosed: [MessageID]

    /// Reads a mail.
    ///
    /// - Parameters:
    ///   - bytes: The mail as it was transferred.
    ///   - limits: How much of it is looked at.
    ///   - plain: Gives the text of HTML.
    /// - Throws: ``MessageFault``.
    public init(
        _ bytes: Data,
        limits: MessageLimits = MessageLimits(),
        plain: @escaping (String) -> String
    ) throws(MessageFault) {
        let parsed = try ParsedMessage(bytes, limits)
        headers = MessageHeaders(parsed.object, most: limits.headers)
        guard headers.areOfAMail else { throw .notAMessage }
        from = headers.only("from").flatMap(AddressList.onlyAddress)
        recipients = Self.recipients(headers)
        subject = (headers["subject"] ?? "").onOneLine(atMost: Self.longestSubject)
        messageID = headers.only("message-id").flatMap { value in
            MessageID.mentioned(in: value, limit: 1).first ?? (try? MessageID(value))
        }
        inReplyTo = headers.values(of: "in-reply-to").flatMap { MessageID.mentioned(in: $0) }
        references = headers.values(of: "references").flatMap { MessageID.mentioned(in: $0) }
        date = parsed.date
        let contents = try parsed.contents(limits, plain: plain)
        text = contents.text
        attachments = contents.attachments
        report = contents.report
        enclosed = contents.enclosed
    }

    /// The decoded bytes of an attachment of a mail.
    ///
    /// - Parameters:
    ///   - number: Its ``MessageAttachment/number``.
    ///   - bytes: The mail as it was transferred.
    ///   - limits: Those that the mail was read with.
    /// - Returns: The file's bytes.
    /// - Throws: ``MessageFault``, ``MessageFault/noSuchAttachment`` among them.
    public static func attachment(
        _ number: Int,
        of bytes: Data,
        limits: MessageLimits = MessageLimits()
    ) throws(MessageFault) -> Data {
        try ParsedMessage(bytes, limits).attachment(number, limits)
    }

    private static func recipients(_ headers: MessageHeaders) -> [EmailAddress] {
        var known: Set<EmailAddress> = []
        var recipients: [EmailAddress] = []
        for name in ["delivered-to", "x-original-to", "envelope-to", "to", "cc"] {
            for value in headers.values(of: name).prefix(20) {
                for address in AddressList.addresses(in: value)
                where recipients.count < mostRecipients && known.insert(address).inserted {
                    recipients.append(address)
                }
            }
        }
        return recipients
    }
}

extension MessageHeaders {
    /// Whether there is any of the headers that every mail program writes:
    /// bytes with a colon in them are no mail yet.
    fileprivate var areOfAMail: Bool {
        ["from", "to", "subject", "date", "message-id", "received"].contains { self[$0] != nil }
    }
}
