import Contracts

extension DeskTicketToCreate {
    /// Checks that this can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        checks.email(userEmail, "user_email")
        checks.line(subject, "subject", atMost: Limits.subject)
        checks.text(content, "content", atMost: Limits.content)
        checks.line(category, "category", atMost: Limits.category)
        checks.known(priority, "priority")
        if fichiersURLs.count > Limits.files {
            checks.refuse("fichiers_urls", "must have at most \(Limits.files) members")
        }
        for (index, url) in fichiersURLs.prefix(Limits.files).enumerated() {
            checks.line(url, "fichiers_urls/\(index)", atMost: Limits.url)
        }
        if contact != nil, contactID != nil {
            checks.refuse("contact_id", "must be absent where the contact is named")
        }
        let notes = notes ?? []
        if notes.count > Limits.notes {
            checks.refuse("notes", "must have at most \(Limits.notes) members")
        }
        for (index, note) in notes.prefix(Limits.notes).enumerated() {
            checks.text(note, "notes/\(index)", atMost: Limits.content)
        }
        try checks.requireNone()
    }
}

extension TicketUpdate {
    /// Checks that this changes something, and to what can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        if self == TicketUpdate() { checks.refuse("", "must name something to change") }
        if let stage { checks.known(stage, "stage") }
        if let validationStatus { checks.known(validationStatus, "validation_status") }
        if let creditsEstimes, !Limits.credits.contains(creditsEstimes) {
            let (least, most) = (Limits.credits.lowerBound, Limits.credits.upperBound)
            checks.refuse("credits_estimes", "must be from \(least) to \(most)")
        }
        if let clickupSubtaskID {
            checks.line(
                clickupSubtaskID.rawValue,
                "clickup_subtask_id",
                atMost: Limits.identifier
            )
        }
        if let mail {
            checks.line(mail.key, "mail/key", atMost: Limits.key)
            checks.mail(mail.content, "mail/content")
        }
        try checks.requireNone()
    }
}

/// A change of one ticket.
struct TicketChange: Sendable {
    let ticket: Ticket.ID
    let update: TicketUpdate

    /// The mail that comes with it.
    let mail: Effect<TicketEntry>?
}

/// Why nothing is done about a ticket.
enum TicketError: Error, Equatable {
    case unknown(Ticket.ID)
}
