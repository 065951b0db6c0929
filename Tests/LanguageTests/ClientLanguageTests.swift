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
        ("merci", .french),
        ("oui", .french),
        ("non", .french),
        ("c est bon", .french),
        ("ca marche pas", .french),
        ("facture", .french),
        ("thanks!", .english),
        ("yes", .english),
        ("nope", .english),
        ("order status", .english),
        ("invoice needed", .english),
        ("broken screen", .english),
        ("1234", .french),
        ("Где мой заказ?", .french),
    ])
    func `is guessed from its common words`(text: String, language: ClientLanguage) {
        #expect(ClientLanguage.guess(text) == language)
    }

    @Test(arguments: [
        ("L'écran est fêlé, où dois-je l'envoyer ?", ClientLanguage.french),
        ("I can't open the door you've delivered", .english),
    ])
    func `does not depend on case, accents or apostrophes`(text: String, language: ClientLanguage) {
        #expect(ClientLanguage.guess(text.uppercased()) == language)
        #expect(ClientLanguage.guess(Folding.fold(text)) == language)
        #expect(ClientLanguage.guess(text.replacing("'", with: "’")) == language)
    }
}
