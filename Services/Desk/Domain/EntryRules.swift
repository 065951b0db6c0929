import Contracts
import FoundationEssentials

extension DeskEntryToAdd {
    /// Checks that this is either a mail or a note, and can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        switch (mail, note) {
        case (let mail?, nil): checks.mail(mail, "mail")
        case (nil, let note?): checks.text(note, "note", atMost: Limits.content)
        default: checks.refuse("", "must be either a mail or a note")
        }
        try checks.requireNone()
    }
}

extension FieldChecks {
    /// A mail that is to be added to a ticket's conversation.
    mutating func mail(_ mail: RecordedMail, _ field: String) {
        known(mail.direction, "\(field)/direction")
        line(mail.from, "\(field)/from", atMost: Limits.mailLine)
        line(mail.to, "\(field)/to", atMost: Limits.mailLine)
        line(mail.subject, "\(field)/subject", atMost: Limits.mailLine, mayBeEmpty: true)
        text(mail.text, "\(field)/text", atMost: Limits.mailText, mayBeEmpty: true)
        if let html = mail.html {
            text(html, "\(field)/html", atMost: Limits.mailHTML, mayBeEmpty: true)
        }
        line(mail.messageID, "\(field)/message_id", atMost: Limits.mailLine)
    }
}

/// An entry for one ticket's conversation.
struct TicketEntry: Sendable {
    let ticket: Ticket.ID
    let entry: DeskEntryToAdd

    /// Its mail as JSON text, where somebody has made that already.
    var mailText: Data?
}
