import Testing

@testable import Classification

@Suite("A client's own words are never taken for something else")
struct OwnWordsKeptTests {
    @Test(arguments: [
        "Le 4 mars, c'est trop tard :\nje refuse.",
        "Le 4 mars 2026 vous nous avez écrit :\n2 crédits. C'est trop cher.",
        "Le 4 mars votre collègue a écrit :\n2 crédits. C'est trop cher.",
        "On Monday we decided:\nno.",
        "On the other hand, it costs too much.\nOn average we pay less.",
        "On 4 March we need 2 chairs:\none red and one blue",
        "En 2025 le prix était de 1 crédit :\ntrop cher maintenant",
        "De : Paris\nÀ : Lyon\nObjet : transport de la chaise\nMais trop cher.",
        "De : 10 cm\nÀ : 20 cm\nDate : 4 mars 2026",
        "Objet : chaise\nCouleur : bleu\nTaille : 40 cm",
        "Première idée\n---\nDeuxième idée : mais trop cher",
        "Idée : une chaise\n--\nMais c'est trop cher.",
        "Points :\n-- le premier\n-- le second",
        "Le tout -- sans le pied -- me va.",
        "# Titre\n----\nJe refuse\n====\nMerci",
        "Sent from my desk, it is much too expensive.",
        "Envoyé depuis hier par la poste, mais rien reçu.",
        "Envoyé avec le devis signé, mais trop cher.",
        "Ce message est une erreur, je refuse.",
        "Ce mail n'avait pas le bon destinataire : je refuse.",
        "Attention : la copie a une erreur.",
        "Regards croisés est le nom de la collection.",
        "Best is the blue one.",
        "Date : 3 mars 2026 10:05\nLivraison : 4 mars",
        "2 crédits à 10:30 :\nc'est trop cher",
        "Paul <paul@example.com> :\nc'est à lui qu'il faut écrire",
        "- Chaise\n- Table\n-Banc",
        "Message : trop cher",
        "ok",
        "👍",
        "?",
    ])
    func `where they look like it`(mail: String) {
        #expect(OwnWords(ofMail: mail).text == mail)
    }

    @Test(arguments: [
        "ok", "non", "no", "go", "dac", "Le 4", "le 2 nous va", "mais trop cher pour 2026",
        "mardi", "A", "pas à 10:30", "Je refuse le 3 mars 2026",
    ])
    func `right above an attribution`(words: String) {
        for attribution in QuotedHistory.attributions {
            let mail = "\(words)\n\(attribution)\n> Je valide ?"
            #expect(OwnWords(ofMail: mail).text == words, "\(attribution)")
        }
    }

    @Test(arguments: [
        "PS : finalement non.", "P.S. trop cher", "Ah, et finalement c'est non.",
        "Mais trop cher.", "Sorry, we would rather not.", "non merci",
    ])
    func `below a signature`(words: String) {
        for signature in ["Cordialement,\nAnna", "--\nAnna", "-- \nAnna\n01 00 00 00 00"] {
            let mail = "Je valide\n\n\(signature)\n\n\(words)"
            #expect(OwnWords(ofMail: mail).text == "Je valide\n\n\(words)")
        }
    }

    @Test func `below the device's line`() {
        let mail = "Je valide\n\nEnvoyé de mon iPhone\n\nmais trop cher"
        #expect(OwnWords(ofMail: mail).text == "Je valide\n\nmais trop cher")
    }

    @Test func `below a history longer than is read`() {
        let history = String(repeating: "> encore une ligne\n>\n\n", count: 60_000)
        let mail = "Le 3 mars 2026 à 10:05, Atelier a écrit :\n\(history)\nmais trop cher"
        #expect(OwnWords(ofMail: mail).text == "mais trop cher")
    }

    @Test func `at both ends of a text longer than is read`() {
        let middle = String(repeating: "une ligne\n", count: 60_000)
        let words = OwnWords(ofMail: "Je valide\n\(middle)mais trop cher").text
        #expect(words.hasPrefix("Je valide\n"))
        #expect(words.hasSuffix("\nmais trop cher"))
    }
}
