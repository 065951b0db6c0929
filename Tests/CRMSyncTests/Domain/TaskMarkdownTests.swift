import Contracts
import Testing

@testable import CRMSync

@Suite("A production task's Markdown")
struct TaskMarkdownTests {
    @Test func `says all that production needs`() {
        let task = TaskToCreate.sample(
            description: "Une chaise,\navec un dossier sculpté.",
            fichiersURLs: [
                "https://files.example.com/f/face%20avant.png?x=1", "https://files.example.com/",
            ],
            adminNotes: "Livrer avant vendredi."
        )
        #expect(
            TaskText.markdown(of: task, reference: "guichet-1").split(
                separator: "\n",
                omittingEmptySubsequences: false
            ) == [
                #"- **Client** : Anna \<anna@example.com\>"#,
                "- **Objet** : Chaise en bois",
                "- **Crédits** : 2",
                "- **Ticket** : [TKTAAAAAA](https://desk.example.com/api/tickets/TKTAAAAAA)",
                "",
                "> Une chaise,  ",
                "> avec un dossier sculpté.  ",
                "",
                "**Fichiers :**",
                "",
                "- [face avant.png](https://files.example.com/f/face%20avant.png?x=1)",
                "- [https://files.example.com/](https://files.example.com/)",
                "",
                "**Notes de l’administrateur :**",
                "",
                "> Livrer avant vendredi.  ",
                "",
                "Référence : guichet-1",
            ]
        )
    }

    @Test func `keeps within its limit, and keeps its mark`() {
        let address = "https://files.example.com/" + String(repeating: "a", count: 2_000)
        let text = TaskText.markdown(
            of: .sample(
                description: String(repeating: "*", count: 70_000),
                fichiersURLs: Array(repeating: address, count: 100),
                adminNotes: String(repeating: "_", count: 5_000)
            ),
            reference: "guichet-1"
        )
        #expect(text.unicodeScalars.count <= TaskText.limit)
        #expect(text.contains("- […] ("))
        #expect(text.hasSuffix("\n\nRéférence : guichet-1"))
    }
}

@Suite("A task's mark")
struct TaskReferenceTests {
    @Test func `is the same for a key and another for another`() {
        let mark = TaskReference(ofKey: "validation:T-1:1:task")
        #expect(mark == TaskReference(ofKey: "validation:T-1:1:task"))
        #expect(mark != TaskReference(ofKey: "validation:T-1:2:task"))
        #expect(mark.text.wholeMatch(of: /guichet-[0-9a-f]{32}/) != nil)
    }

    @Test func `counts only where it is the last`() {
        let (mark, other) = (TaskReference(ofKey: "one"), TaskReference(ofKey: "two"))
        #expect(mark.ends("Une chaise\n\nRéférence : \(mark.text)"))
        #expect(mark.ends("\(other.text)\n\nRéférence : \(mark.text)\n"))
        #expect(!mark.ends("\(mark.text)\n\nRéférence : \(other.text)"))
        #expect(!mark.ends("Référence : \(mark.text.dropLast())"))
        #expect(!mark.ends(""))
    }
}
