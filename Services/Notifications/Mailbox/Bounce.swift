import MIME

/// What a returned mail says, in words for the admin.
struct Bounce: Sendable {
    let message: IncomingMessage

    /// Our mail that was returned, if it is known.
    let sent: SentMail?

    /// The identifiers that the mail may be about, the surest first.
    static func identifiers(in message: IncomingMessage) -> [MessageID] {
        let mentioned = MessageID.mentioned(in: message.text, limit: 40)
        return Array((message.enclosed + message.inReplyTo + mentioned).prefix(60))
    }

    /// A line for each recipient (who, what, which status, why), then the
    /// mail's own text.
    var text: String {
        var lines = (message.report?.recipients ?? []).map { recipient in
            [
                recipient.address.isEmpty ? sent?.recipient ?? "" : recipient.address,
                recipient.action, recipient.status, recipient.diagnostic,
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        if lines.isEmpty, let sent { lines = ["\(sent.recipient) failed"] }
        return lines.joined(separator: "\n") + "\n\n" + message.text
    }
}
