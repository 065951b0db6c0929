import Contracts
import Testing

@testable import Quoting

@Suite("Text that a client wrote")
struct HostileTextTests {
    private let book: MessageBook

    init() throws {
        book = try Embedded.book.get()
    }

    @Test func `is shown in HTML and never acts`() throws {
        let message = try book.message(
            for: .sample(
                .adminReview,
                objet: "<script>alert('1')</script> & \"fils\"",
                description: "<img src=x onerror=alert(1)><a href=\"x\">",
                reason: "<b>"
            )
        )
        #expect(
            message.html.contains(
                "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;fils&quot;"
            )
        )
        for raw in ["<script", "<img", "<b>", "<a href=\"x\""] {
            #expect(!message.html.contains(raw))
        }
        #expect(message.text.contains("<script>alert('1')</script> & \"fils\""))
    }

    @Test(arguments: MessageTemplate.known, ClientLanguageCode.known)
    func `never breaks or overfills a subject`(
        template: MessageTemplate,
        language: ClientLanguageCode
    ) throws {
        let objet =
            "Vase\r\nBcc: b@example.com\u{0}\u{1B}\u{2028}" + String(repeating: "é", count: 900)
        let subject = try book.message(for: .sample(template, in: language, objet: objet)).subject
        #expect(subject.contains("Vase Bcc: b@example.com éé"))
        #expect(subject.unicodeScalars.count <= 150)
        #expect(
            subject.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        )
    }

    @Test func `is not filled in a second time`() throws {
        let message = try book.message(
            for: .sample(.confirmation, objet: "{credits} {content} {subject}")
        )
        #expect(message.subject == "Votre demande « {credits} {content} {subject} » est confirmée")
        #expect(message.html.contains("« {credits} {content} {subject} »"))
    }

    @Test(arguments: [
        "Voir https://spam.example.com", "www.spam.example.com", "bob@example.com", "\u{202E}\n",
    ])
    func `is no greeting when it is no name`(name: String) throws {
        let message = try book.message(for: .sample(.refusal, clientName: name))
        #expect(message.text.hasPrefix("Bonjour,\n"))
    }

    @Test(arguments: [
        ("a\tb\n\n c", "a b c"), ("  a  ", "a"), ("a\u{202E}b\u{200B}c", "abc"),
        ("\u{0}\u{7F}\u{85}", ""), ("\u{200D}\u{3164}\u{FE0F}", ""), ("👩\u{200D}🚀", "👩\u{200D}🚀"),
        ("123456789012", "123456789…"),
    ])
    func `becomes one line of what can be seen`(text: String, line: String) {
        #expect(ClientText.line(text, limit: 10) == line)
    }

    @Test(arguments: [
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"), ("\n\na \n", "a"), ("a\u{2028}b", "a\nb"),
        ("", ""), ("1234567\n90123", "1234567\n901…"),
    ])
    func `keeps its lines where it is quoted`(text: String, block: String) {
        #expect(ClientText.block(text, limit: 12) == block)
    }
}
