import Contracts

extension DeskEntryToAdd {
    /// Checks that this is either a mail or a note, and can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        switch (mail, note) {
        case (let mail?, nil): Self.check(mail, &checks)
        case (nil, let note?): checks.text(note, "note", atMost: Limits.content)
        default: checks.refuse("", "must be either a mail or a note")
        }
        try checks.requireNone()
    }

    private static func check(_ mail: RecordedMail, _ checks: inout FieldChecks) {
        checks.known(mail.direction, "mail/direction")
        checks.line(mail.from, "mail/from", atMost: Limits.mailLine)
        checks.line(mail.to, "mail/to", atMost: Limits.mailLine)
        checks.line(mail.subject, "mail/subject", atMost: Limits.mailLine, mayBeEmpty: true)
        checks.text(mail.text, "mail/text", atMost: Limits.mailText, mayBeEmpty: true)
        if let html = mail.html {
            checks.text(html, "mail/html", atMost: Limits.mailHTML, mayBeEmpty: true)
        }
        checks.line(mail.messageID, "mail/message_id", atMost: Limits.mailLine)
    }
}

/// An entry for one ticket's conversation.
struct TicketEntry: Sendable {
    let ticket: Ticket.ID
    let entry: DeskEntryToAdd
}
