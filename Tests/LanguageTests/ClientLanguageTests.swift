import Language
import Testing

@Suite("The client's language")
struct ClientLanguageTests {
    @Test(arguments: [
        ("Bonjour, je voudrais une chaise", ClientLanguage.french),
        ("Hello, I would like a chair", .english),
        ("Too expensive for me", .english),
        ("D'accord", .french),
        ("ok", .french),
        ("", .french),
        ("modèle 3D", .french),
        ("Please send the model of my chair", .english),
        ("Hi, voici la facture de ma commande", .french),
    ])
    func `is guessed from its common words`(text: String, language: ClientLanguage) {
        #expect(ClientLanguage.guess(text) == language)
    }
}
