import Contracts

extension DeskTaskToCreate {
    /// Checks that this can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        checks.line(ticketID.rawValue, "ticket_id", atMost: Limits.identifier)
        checks.line(name, "name", atMost: Limits.subject)
        checks.text(description, "description", atMost: Limits.content)
        try checks.requireNone()
    }
}
