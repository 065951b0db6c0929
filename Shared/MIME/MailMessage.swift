public import FoundationEssentials

/// A mail to be sent: a text, the same as HTML, and who it is from and for.
///
/// Everything that could break a header is refused when the value is made,
/// so that a mail that exists can be rendered and handed to any relay.
public struct MailMessage: Hashable, Sendable {
    /// How a program marks its own mails (RFC 3834), so that no two programs
    /// answer each other for ever.
    public enum AutoSubmitted: String, Hashable, Sendable {
        /// Not caused by a mail: a quote, a reminder.
        case generated = "auto-generated"
        /// The automatic answer to a mail.
        case replied = "auto-replied"
    }

    /// The longest subject and the longest body, in UTF-8 octets.
    public static let maximumSubjectLength = 1000
    public static let maximumBodyLength = 1 << 20

    /// The most recipients, and the most mails that ``references`` names.
    public static let maximumRecipients = 50
    public static let maximumReferences = 50

    public let messageID: MessageID
    public let date: Date
    public let from: MailAddress
    public let to: [MailAddress]
    public let replyTo: MailAddress?
    public let subject: String
    public let inReplyTo: MessageID?

    /// The thread so far, oldest first.
    public let references: [MessageID]

    /// Nothing when a person wrote the mail.
    public let autoSubmitted: AutoSubmitted?

    public let text: String

    /// The same as ``text`` for readers that show HTML.
    public let html: String?

    public let extraHeaders: [ExtraHeader]

    /// Composes a mail.
    ///
    /// Line breaks in the bodies may be LF, CRLF or CR.
    ///
    /// - Throws: ``MailError`` that names the field at fault.
    public init(
        messageID: MessageID,
        date: Date,
        from: MailAddress,
        to: [MailAddress],
        replyTo: MailAddress? = nil,
        subject: String,
        inReplyTo: MessageID? = nil,
        references: [MessageID] = [],
        autoSubmitted: AutoSubmitted?,
        text: String,
        html: String? = nil,
        extraHeaders: [ExtraHeader] = []
    ) throws(MailError) {
        guard !to.isEmpty else { throw .empty(.recipients) }
        guard to.count <= Self.maximumRecipients else {
            throw .tooMany(.recipients, maximum: Self.maximumRecipients)
        }
        guard references.count <= Self.maximumReferences else {
            throw .tooMany(.references, maximum: Self.maximumReferences)
        }
        guard Self.dates.contains(date.timeIntervalSince1970) else { throw .dateOutOfRange }
        try HeaderText.check(subject, as: .subject, maximum: Self.maximumSubjectLength)
        try Self.checkBody(text, as: .text)
        if let html { try Self.checkBody(html, as: .html) }
        self.messageID = messageID
        self.date = date
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.inReplyTo = inReplyTo
        self.references = references
        self.autoSubmitted = autoSubmitted
        self.text = text
        self.html = html
        self.extraHeaders = extraHeaders
    }

    /// 1970 to 9999: a mail's year has four digits.
    private static let dates = 0.0..<253_402_300_800.0

    private static func checkBody(_ body: String, as field: MailField) throws(MailError) {
        guard !body.isEmpty else { throw .empty(field) }
        guard body.utf8.count <= maximumBodyLength else {
            throw .tooLong(field, maximum: maximumBodyLength)
        }
        guard !body.holds(0) else { throw .controlCharacter(in: field) }
    }
}
