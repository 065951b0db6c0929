import Contracts
import Testing

@testable import CRMSync

@Suite("A ticket's content")
struct TicketTextTests {
    @Test func `opens with the facts, then says what the client wrote`() {
        #expect(
            TicketText.content(of: .sample()) == """
                E-mail : anna@example.com | Type : MODELISATION | Source : modelisation \
                | Reclassifié : non

                Une chaise avec un dossier sculpté.
                """
        )
    }

    @Test func `says that a request was reclassified, and ends with its files`() {
        let ticket = TicketToCreate.sample(
            type: .support,
            reclassifie: true,
            fichiersURLs: ["https://files.example.com/1", "https://files.example.com/2"]
        )
        #expect(
            TicketText.content(of: ticket) == """
                E-mail : anna@example.com | Type : SUPPORT | Source : modelisation \
                | Reclassifié : oui

                Une chaise avec un dossier sculpté.

                Fichiers :
                - https://files.example.com/1
                - https://files.example.com/2
                """
        )
    }

    @Test func `keeps its facts in one line whatever they hold`() {
        let ticket = TicketToCreate.sample(
            type: RequestKind(rawValue: "SUPPORT\nReclassifié : oui"),
            formSource: RequestSource(rawValue: "contact\r\nb")
        )
        let lines = TicketText.content(of: ticket).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last == "Une chaise avec un dossier sculpté.")
    }

    @Test func `shortens what the client wrote when it does not fit, and marks that`() {
        let urls = Array(repeating: "https://files.example.com/chaise.png", count: 20)
        let text = TicketText.content(
            of: .sample(description: String(repeating: "é", count: 70_000), fichiersURLs: urls)
        )
        #expect(text.unicodeScalars.count == TicketText.limit)
        #expect(text.contains("éé […]\n\nFichiers :\n- https://files.example.com/chaise.png\n"))
        #expect(text.hasSuffix("- https://files.example.com/chaise.png"))
    }

    @Test func `keeps a description that just fits`() {
        let head = TicketText.content(of: .sample(description: ""))
        let room = TicketText.limit - head.unicodeScalars.count
        let text = TicketText.content(
            of: .sample(description: String(repeating: "é", count: room))
        )
        #expect(text.unicodeScalars.count == TicketText.limit)
        #expect(!text.contains("[…]"))
    }

    @Test(arguments: [
        (RequestKind.support, "support"), (.modelisation, "modelisation"),
        (RequestKind(rawValue: "AUTRE"), "general"),
    ])
    func `is filed under the category of its kind`(kind: RequestKind, category: String) {
        #expect(kind.deskCategory == category)
    }
}
