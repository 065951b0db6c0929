import Contracts
import Testing

@testable import CRMSync

@Suite("Notes on a request's files")
struct FileNotesTests {
    @Test func `are not made without files`() {
        #expect(FileNotes.stored(.sample()) == nil)
        #expect(FileNotes.failed(.sample()) == nil)
    }

    @Test func `keep the history of those that were stored`() {
        let ticket = TicketToCreate.sample(fichiersURLs: ["https://files.example.com/1"])
        #expect(
            FileNotes.stored(ticket) == """
                Fichiers reçus de anna@example.com pour « Chaise en bois » :
                - https://files.example.com/1
                """
        )
    }

    @Test func `name those that were not, with the reason`() {
        let ticket = TicketToCreate.sample(
            failedFiles: [
                FailedFile(name: "plan.pdf", reason: "trop volumineux"),
                FailedFile(name: "photo.jpg", reason: "introuvable"),
            ]
        )
        #expect(
            FileNotes.failed(ticket) == """
                Fichiers non enregistrés, à redemander au client :
                - plan.pdf : trop volumineux
                - photo.jpg : introuvable
                """
        )
    }
}
