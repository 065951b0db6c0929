import Testing

@testable import Classification

@Suite("A client's own words")
struct OwnWordsTests {
    @Test(arguments: [
        "Le 4 mars 2025 à 09:12, Atelier <atelier@example.com> a écrit :\n> Répondez \"Je valide\"",
        "> Le 4 mars 2025 à 09:12, Atelier a écrit :\n>\n> Je valide",
        "Le mar. 4 mars 2025 à 09:12, Un Atelier au Nom Long\n<atelier@example.com> a écrit :\n\n> Oui",
        "On Tue, Mar 4, 2025 at 9:12 AM Studio <studio@example.com> wrote:\n\n> I approve",
        "-----Original Message-----\nFrom: Studio\nI approve",
        "-------- Message d'origine --------\nJe valide",
        "De : Atelier <atelier@example.com>\nEnvoyé : mardi 4 mars\nÀ : Client\nObjet : devis\n\nJe valide",
        "________________________________\nFrom: Studio\nSent: Tuesday\nTo: Client\nSubject: quote\n\nYes",
        "2025-03-04 9:12 GMT+01:00 Atelier <atelier@example.com>:\n\nJe valide",
        "-- \nMarie Lefèvre\nJe valide SARL",
        "Cordialement,\n\nMarie Lefèvre\n01 00 00 00 00",
        "Envoyé de mon iPhone",
        "Sent from my phone",
        "Ce message et ses pièces jointes sont confidentiels.\nSi vous n'êtes pas d'accord, détruisez-le.",
    ])
    func `end where history, signature or notice begin`(rest: String) {
        #expect(OwnWords(ofMail: "Non merci.\n\n" + rest).text == "Non merci.")
    }

    @Test func `are found below marked history`() {
        let mail = "Le 4 mars 2025, Atelier a écrit :\n> Bonjour\n>\n> Oui ?\n\nNon, trop cher."
        #expect(OwnWords(ofMail: mail).text == "Non, trop cher.")
    }

    @Test func `are found between marked lines`() {
        #expect(OwnWords(ofMail: "> 1 crédit ?\nOui\n> délai ?\nNon").text == "Oui\nNon")
    }

    @Test func `keep a postscript under the signature`() {
        let mail = "C'est noté.\n\nCordialement,\nMarie\nPS : finalement non."
        #expect(OwnWords(ofMail: mail).text.hasSuffix("PS : finalement non."))
    }

    @Test(arguments: [
        "Le fauteuil que vous m'avez écrit :\nc'est oui",
        "De : rien",
        "On me wrote nothing",
        "Je valide\r\nMerci",
    ])
    func `are not cut at sentences that look like history`(mail: String) {
        let same = mail.split(whereSeparator: \.isWhitespace)
        #expect(OwnWords(ofMail: mail).text.split(whereSeparator: \.isWhitespace) == same)
    }

    @Test(arguments: ["", "\n\n", "> tout est cité\n> ici"])
    func `may be none`(mail: String) {
        #expect(OwnWords(ofMail: mail).text.isEmpty)
    }
}
