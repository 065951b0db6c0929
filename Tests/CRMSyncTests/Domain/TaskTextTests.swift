import Contracts
import Testing

@testable import CRMSync

@Suite("A production task's text")
struct TaskTextTests {
    @Test func `names the client`() {
        #expect(TaskText.name(of: .sample()) == "Demande anna@example.com")
    }

    @Test func `says all that production needs`() {
        let task = TaskToCreate.sample(
            fichiersURLs: ["https://files.example.com/1"],
            adminNotes: "Livrer avant vendredi."
        )
        #expect(
            TaskText.description(of: task) == """
                Client : Anna <anna@example.com>
                Objet : Chaise en bois
                Crédits : 2
                Ticket : https://desk.example.com/api/tickets/TKTAAAAAA

                Une chaise avec un dossier sculpté.

                Fichiers :
                - https://files.example.com/1

                Notes de l’administrateur :
                Livrer avant vendredi.
                """
        )
    }

    @Test func `leaves out what there is not`() {
        #expect(
            TaskText.description(of: .sample(userName: nil, adminNotes: "")) == """
                Client : anna@example.com
                Objet : Chaise en bois
                Crédits : 2
                Ticket : https://desk.example.com/api/tickets/TKTAAAAAA

                Une chaise avec un dossier sculpté.
                """
        )
    }

    @Test func `keeps within its limit whatever files and notes there are`() {
        let address = "https://files.example.com/" + String(repeating: "a", count: 2_000)
        let text = TaskText.description(
            of: .sample(
                description: String(repeating: "b", count: 20_000),
                fichiersURLs: Array(repeating: address, count: 100),
                adminNotes: String(repeating: "c", count: 5_000)
            )
        )
        #expect(text.unicodeScalars.count <= TaskText.limit)
        #expect(text.contains("- \(address)\n- […] (76)\n"))
        #expect(text.hasSuffix("ccc"))
    }

    @Test func `keeps the notes when the description is too long for both`() {
        let text = TaskText.description(
            of: .sample(
                description: String(repeating: "a", count: 70_000),
                adminNotes: "Livrer avant vendredi."
            )
        )
        #expect(text.unicodeScalars.count == TaskText.limit)
        #expect(text.contains("aa […]\n"))
        #expect(text.hasSuffix("\nLivrer avant vendredi."))
    }
}
