import Contracts

/// A person's validation as it was posted (A1.4).
struct HandValidationForm: Decodable {
    static let notesLimit = 5_000

    let ticketID: FormMember<String>
    let credits: FormMember<Int>
    let adminNotes: FormMember<String>

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: FormMemberName.self)
        ticketID = members.member("ticket_id")
        credits = members.member("credits")
        adminNotes = members.member("admin_notes")
    }

    /// The validation, if every member is right.
    func validation() throws(InvalidForm) -> HandValidation {
        var findings = FormFindings()
        let ticket = findings.text(ticketID, "/ticket_id", limit: 200)
        let credits = findings.number(credits, "/credits", in: Credits.range)
        let notes = findings.optionalText(
            adminNotes,
            "/admin_notes",
            limit: Self.notesLimit,
            isMultiline: true
        )
        guard findings.errors.isEmpty, let ticket, let credits else {
            throw InvalidForm(errors: findings.errors)
        }
        return HandValidation(ticketID: Ticket.ID(ticket), credits: credits, adminNotes: notes)
    }
}
