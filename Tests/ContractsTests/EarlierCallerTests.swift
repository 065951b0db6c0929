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
            #"{"contact_id":"CON1","description":"Une chaise.","failed_files":[],"#
                + #""fichiers_urls":["https://files.example.com/1"],"#
                + #""form_source":"modelisation","objet":"Chaise","priority":"medium","#
                + #""reclassifie":false,"type":"MODELISATION","user_email":"anna@example.com"}"#
        )
    }

    @Test func `is a change without a mail, as it was`() throws {
        try expect(
            TicketUpdate(
                stage: .waitingOnContact,
                validationStatus: .pendingCredits,
                creditsEstimes: 2
            ),
            #"{"credits_estimes":2,"stage":"waiting_on_contact","#
                + #""validation_status":"pending_credits"}"#
        )
    }

    private func expect(_ value: some Encodable, _ text: String) throws {
        let encoded = String(decoding: try WireCoding.encode(value), as: UTF8.self)
        #expect(encoded == text)
    }
}
