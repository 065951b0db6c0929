import Testing

@testable import Classification

@Suite("A client's own words, whatever mail program they use")
struct OwnWordsOfClientsTests {
    @Test(arguments: QuotedHistory.texts)
    func `stand above the history`(history: String) {
        #expect(OwnWords(ofMail: "Non, trop cher.\n\n\(history)").text == "Non, trop cher.")
    }

    @Test(arguments: QuotedHistory.attributions + QuotedHistory.headers)
    func `end right above the history`(history: String) {
        let mail = "C'est non\n\(history)\n\nJe valide"
        #expect(OwnWords(ofMail: mail).text == "C'est non")
    }

    @Test(arguments: QuotedHistory.attributions)
    func `are found below marked history`(attribution: String) {
        let mail = "\(attribution)\n> Votre devis : 2 crédits.\n> Je valide ?\n\nNon, trop cher."
        #expect(OwnWords(ofMail: mail).text == "Non, trop cher.")
    }

    @Test(arguments: QuotedHistory.attributions)
    func `are found between marked lines`(attribution: String) {
        let mail = "Voyez ci-dessous\n\n\(attribution)\n> Prix ?\n\nok\n\n> Délai ?\nmais trop tard"
        #expect(OwnWords(ofMail: mail).text == "Voyez ci-dessous\n\nok\n\nmais trop tard")
    }

    @Test(arguments: [
        "Envoyé de mon iPhone", "Envoyé de mon mobile Orange", "Envoyé depuis mon appareil Galaxy",
        "Envoyé depuis Yahoo Mail pour Android",
        "Envoyé à partir de Outlook pour iOS<https://x.example>",
        "Télécharger Outlook pour Android", "Obtenir Outlook pour iOS<https://x.example>",
        "Envoyé avec la messagerie sécurisée Proton Mail.", "Envoyé avec Proton Mail",
        "Provenance : Courrier pour Windows", "Sent from my iPhone", "Sent from my Galaxy",
        "Sent from Yahoo Mail on Android", "Sent from Mail for Windows 10",
        "Sent with Proton Mail secure email.", "Get Outlook for iOS",
        "Get Outlook for Android<https://x>",
        "Gesendet von Outlook für Android<https://x.example>", "Von meinem iPhone gesendet",
        "Enviado desde mi iPhone", "Enviado do meu iPhone", "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone", "Sendt fra min iPhone", "Skickat från min iPhone",
        "Wysłane z iPhone'a", "Отправлено с iPhone", "发自我的iPhone", "iPhoneから送信",
        "Sans virus. www.example.com", "Virus-free.www.example.com",
    ])
    func `are without the device's line`(line: String) {
        #expect(OwnWords(ofMail: "Je refuse\n\n\(line)").text == "Je refuse")
        #expect(OwnWords(ofMail: "Je refuse\n\(line)").text == "Je refuse")
    }

    @Test(arguments: [
        "Ce message et ses pièces jointes sont confidentiels. Si vous l'avez reçu par erreur, "
            + "merci de le détruire.",
        "Les informations contenues dans ce courriel sont strictement confidentielles\net destinées "
            + "au seul destinataire.",
        "CONFIDENTIALITY NOTICE: This e-mail is intended only for the named recipient.",
        "This email and any files transmitted with it are confidential and intended solely for\n"
            + "the addressee. Do not approve or copy it.",
        "Disclaimer\n\nThe information contained in this mail is confidential. It is intended for the "
            + "recipient.\n\nThis email has been scanned for viruses and malware.",
        "Pensez à l'environnement avant d'imprimer ce message.",
        "Please consider the environment before printing this email.",
        "Diese E-Mail enthält vertrauliche Informationen. Der Empfänger darf sie nicht vernichten.",
        "Le informazioni contenute in questo messaggio sono riservate e per uso esclusivo del\n"
            + "destinatario.",
    ])
    func `are without a legal notice`(notice: String) {
        #expect(OwnWords(ofMail: "Je refuse\n\n\(notice)").text == "Je refuse")
        #expect(OwnWords(ofMail: "Je refuse\n\n-- \nAnna\n\n\(notice)").text == "Je refuse")
    }

    @Test(arguments: [
        "-- \nAnna Exemple\nJe valide SARL", "--\nAnna\nservice marketing", "—\nAnna Exemple",
        "Cordialement,\n\nAnna Exemple\n01 00 00 00 00", "Bien cordialement, Anna Exemple",
        "Kind regards,\nAnna\nExample Ltd | www.example.com", "Mit freundlichen Grüßen\nAnna",
        "Saludos,\nAnna", "Med venlig hilsen\nAnna", "Cordiali saluti\nAnna", "-Anna Exemple",
        "________________\nmodels mailing list\nmodels@example.com",
        "Cordialement\nAnna\nEnvoyé de mon iPhone\nAtelier Anna",
    ])
    func `are without the signature`(signature: String) {
        #expect(OwnWords(ofMail: "Je refuse\n\n\(signature)").text == "Je refuse")
    }
}
