import Contracts
import Testing

@testable import Notifications

@Suite("A notice to the admin")
struct NoticeMessageTests {
    @Test func `says in French what came in`() {
        let message = NoticeMessage(.sample(), wording: .french)
        #expect(message.subject == "[Guichet] Nouvelle demande MODELISATION : Chaise en bois")
        #expect(
            message.text == """
                Une nouvelle demande est arrivée.

                Client : anna@example.com
                Objet : Chaise en bois
                Type retenu : MODELISATION
                Type détecté : MODELISATION
                Confiance : 92\u{A0}%
                Raison : mots de modélisation : chaise
                Méthode : règles
                État : en attente de la réponse du client
                Crédits estimés : 2
                Ticket : TKTA1B2C3
                Demande : req-1

                Ouvrir le ticket : https://desk.example.com/tickets/TKTA1B2C3

                """
        )
        #expect(message.html.contains("<html lang=\"fr\">"))
        #expect(message.html.contains("<td>en attente de la réponse du client</td>"))
    }

    @Test func `says it in English`() {
        let message = NoticeMessage(.sample(detail: "Why two?\nI saw one."), wording: .english)
        #expect(message.subject == "[Guichet] New request MODELISATION: Chaise en bois")
        #expect(
            message.text == """
                A new request came in.

                Client: anna@example.com
                Subject: Chaise en bois
                Final type: MODELISATION
                Detected type: MODELISATION
                Confidence: 92%
                Reason: mots de modélisation : chaise
                Method: rules
                State: waiting for the client's answer
                Estimated credits: 2
                Ticket: TKTA1B2C3
                Request: req-1

                Detail:\u{20}
                Why two?
                I saw one.

                Open the ticket: https://desk.example.com/tickets/TKTA1B2C3

                """
        )
    }

    @Test(arguments: [NoticeWording.french, .english].map(\.languageCode))
    func `has words of its own for every kind and state that there is`(language: String) {
        let wording: NoticeWording = language == "fr" ? .french : .english
        #expect(Set(wording.announcements.keys) == Set(AdminNoticeKind.known))
        #expect(
            Set(wording.announcements.values.map(\.subject)).count == wording.announcements.count
        )
        #expect(Set(wording.states.keys) == Set(ValidationStatus.known))
        #expect(Set(wording.methods.keys) == Set(ClassificationMethod.known))
    }

    @Test func `is an alert when the request came through the wrong form`() {
        let french = NoticeMessage(.sample(.reclassified), wording: .french)
        #expect(
            french.subject == "[Guichet] ALERTE reclassement MODELISATION : Chaise en bois"
        )
        let english = NoticeMessage(.sample(.reclassified), wording: .english)
        #expect(english.subject == "[Guichet] ALERT reclassified MODELISATION: Chaise en bois")
    }

    @Test func `of an unknown kind, state and method still says what it knows`() {
        let notice = AdminNotice(
            kind: AdminNoticeKind(rawValue: "new_kind"),
            validationStatus: ValidationStatus(rawValue: "new_state")
        )
        let message = NoticeMessage(notice, wording: .english)
        #expect(message.subject == "[Guichet] Information")
        #expect(message.text.contains("State: new_state"))
    }

    @Test func `shows what a client wrote as text, never as HTML`() {
        let attack = "<script>alert(\"1\")</script> & 'x'"
        let message = NoticeMessage(
            .sample(ticketURL: "javascript:alert(1)", objet: attack, detail: attack),
            wording: .french
        )
        let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"
        #expect(!message.html.contains("<script"))
        #expect(!message.html.contains("javascript:"))
        #expect(message.html.contains("<td>\(escaped)</td>"))
        #expect(message.html.contains("pre-wrap\">\(escaped)</blockquote>"))
        #expect(
            message.html.contains("<title>[Guichet] Nouvelle demande MODELISATION : \(escaped)")
        )
    }

    @Test func `keeps its subject short and in one line`() {
        let long = String(repeating: "chaise ", count: 60)
        let message = NoticeMessage(
            .sample(objet: long, raison: "une\r\nraison"),
            wording: .french
        )
        #expect(message.subject.count < 200)
        #expect(message.subject.hasSuffix("…"))
        #expect(message.text.contains("Raison : une raison\n"))
    }

    @Test func `cuts what is said at length and drops control characters`() {
        let detail = "\u{1B}[31mrouge\u{0}\r\nligne " + String(repeating: "a", count: 30_000)
        let message = NoticeMessage(.sample(detail: detail), wording: .french)
        #expect(message.text.contains("Détail : \n[31mrouge\nligne aaa"))
        #expect(message.text.count < 21_000)
    }
}
