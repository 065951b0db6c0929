import Testing

@testable import Classification

@Suite("Nothing that a mail program adds changes the client's own words")
struct OwnWordsUnchangedTests {
    private static let answers = [
        "Je valide.", "ok mais trop cher", "Bonjour,\n\nNon, merci.\n\nBonne journée", "👍",
        "Le 4 mars me va.", "1. oui\n2. non", "What is the price?",
    ]

    private static let additions =
        QuotedHistory.texts + [
            "-- \nAnna Exemple\nAtelier Exemple", "Cordialement,\nAnna", "Envoyé de mon iPhone",
            "Sent from my iPhone\n\nOn Mar 3, 2026, at 10:05, Studio <studio@example.com> wrote:\n\n> Yes",
            "Ce message est confidentiel et réservé à son destinataire.",
        ]

    @Test(arguments: answers)
    func `what is added below`(answer: String) {
        let own = OwnWords(ofMail: answer).text
        for addition in Self.additions {
            #expect(OwnWords(ofMail: "\(answer)\n\n\(addition)").text == own, "\(addition)")
        }
    }

    @Test(arguments: answers)
    func `two additions, one after the other`(answer: String) {
        let own = OwnWords(ofMail: answer).text
        for signature in ["-- \nAnna\nAtelier", "Cordialement,\nAnna", "Envoyé de mon iPhone"] {
            for history in QuotedHistory.texts {
                let mail = "\(answer)\n\n\(signature)\n\n\(history)"
                #expect(OwnWords(ofMail: mail).text == own, "\(mail)")
            }
        }
    }

    @Test(arguments: QuotedHistory.texts)
    func `how the additions are encoded`(history: String) {
        let mail = "Je refuse\n\n\(history)"
        let forms = [
            mail.replacing("\n", with: "\r\n"), mail.replacing("\n", with: "\r"),
            mail.replacing(" ", with: "\u{A0}"), decomposed(mail), mail.replacing("'", with: "’"),
            mail.replacing("\n", with: "  \n"), "\u{FEFF}" + mail,
            mail.replacing(" :", with: "\u{202F}:"),
            mail.uppercased().replacing("JE REFUSE", with: "Je refuse"),
        ]
        for form in forms {
            let words = OwnWords(ofMail: form).text.replacing("\u{A0}", with: " ")
            #expect(words == "Je refuse", "\(form.debugDescription)")
        }
    }

    @Test(arguments: QuotedHistory.attributions)
    func `where the attribution is wrapped`(attribution: String) {
        let line = attribution.replacing("\n", with: " ")
        for (index, character) in line.enumerated() where character == " " {
            // Programs wrap no line before its tenth character, nor the end of "kl. 10.05".
            guard index >= 18, index < line.count - 3 else { continue }
            let cut = line.index(line.startIndex, offsetBy: index)
            let wrapped = "\(line[..<cut])\n\(line[line.index(after: cut)...])"
            #expect(OwnWords(ofMail: "Non\n\n\(wrapped)\n\n> Oui ?").text == "Non", "\(wrapped)")
        }
    }

    @Test(arguments: answers)
    func `reading them twice`(answer: String) {
        for addition in Self.additions {
            for mail in ["\(answer)\n\n\(addition)", "\(addition)\n\n\(answer)"] {
                let once = OwnWords(ofMail: mail).text
                #expect(OwnWords(ofMail: once).text == once)
            }
        }
    }

    /// The accents of French and its neighbours as characters of their own.
    private func decomposed(_ text: String) -> String {
        let forms: [Character: String] = [
            "é": "e\u{301}", "è": "e\u{300}", "à": "a\u{300}", "À": "A\u{300}", "ç": "c\u{327}",
            "ä": "a\u{308}", "ü": "u\u{308}", "ö": "o\u{308}", "ì": "i\u{300}", "ã": "a\u{303}",
        ]
        return text.map { forms[$0] ?? String($0) }.joined()
    }
}
