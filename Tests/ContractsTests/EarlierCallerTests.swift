import Contracts
import FoundationEssentials
import StrictJSON
import Testing

/// What an earlier version asked for under a key must be asked for again in the
/// same bytes: another content under the key is refused.
@Suite("What earlier versions asked for")
struct EarlierCallerTests {
    @Test func `is a ticket of a contact that was made before, as it was`() throws {
        let ticket = TicketToCreate(
            contactID: Contact.ID("CON1"),
            userEmail: "anna@example.com",
            type: .modelisation,
            objet: "Chaise",
            description: "Une chaise.",
            formSource: .modelisation,
            reclassifie: false,
            priority: .medium,
            fichiersURLs: ["https://files.example.com/1"],
            failedFiles: []
        )
        try expect(
            ticket,
            #"{"type":"MODELISATION","objet":"Chaise","description":"Une chaise.","#
                + #""reclassifie":false,"priority":"medium","contact_id":"CON1","#
                + #""user_email":"anna@example.com","form_source":"modelisation","#
                + #""fichiers_urls":["https://files.example.com/1"],"failed_files":[]}"#
        )
    }

    @Test func `is a change without a mail, as it was`() throws {
        try expect(
            TicketUpdate(
                stage: .waitingOnContact,
                validationStatus: .pendingCredits,
                creditsEstimes: 2
            ),
            #"{"stage":"waiting_on_contact","validation_status":"pending_credits","credits_estimes":2}"#
        )
    }

    private func expect(_ value: some Encodable, _ text: String) throws {
        #expect(String(decoding: try WireCoding.encode(value), as: UTF8.self) == text)
    }
}
