import MIME
import Testing

@Suite("A report about a delivery")
struct DeliveryReportTests {
    @Test(arguments: [
        """
        Content-Type: message/rfc822

        From: support@shop.example.com
        Subject: Devis
        Message-ID: <g1@shop.example.com>

        Bonjour
        """,
        """
        Content-Type: text/rfc822-headers

        From: support@shop.example.com
        Subject: Devis
        Message-ID: <g1@shop.example.com>

        """,
    ])
    func `says for whom, what, why and about which mail`(original: String) throws {
        let message = try read(IncomingSamples.bounce(original: original))
        let recipient = try #require(message.report?.recipients.first)
        #expect(message.report?.recipients.count == 1)
        #expect(recipient.address == "anna@example.com")
        #expect(recipient.action == "failed")
        #expect(recipient.status == "5.1.1")
        #expect(recipient.diagnostic == "550 5.1.1 <anna@example.com>: user unknown")
        #expect(message.enclosed.map(\.description) == ["g1@shop.example.com"])
        #expect(message.text.contains("could not be delivered"))
        #expect(message.attachments.isEmpty)
    }

    @Test func `is found by identifiers in its text when it has no form`() {
        let text =
            "Hi. This is qmail.\n<anna@example.com>:\nsorry\nMessage-ID: <g1@shop.example.com>"
        #expect(
            MessageID.mentioned(in: text).map(\.description)
                == ["anna@example.com", "g1@shop.example.com"]
        )
    }

    @Test(arguments: ["", "<", "<<<>>>", "<a b@example.com>", "<a>", "a@example.com>", "<\n@>"])
    func `mentions nothing where there is no identifier`(text: String) {
        #expect(MessageID.mentioned(in: text).isEmpty)
    }
}
