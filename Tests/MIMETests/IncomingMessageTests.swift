import FoundationEssentials
import MIME
import Testing

@Suite("A mail from outside")
struct IncomingMessageTests {
    @Test func `has a sender, recipients, a thread and a date`() throws {
        let message = try read(
            """
            Delivered-To: support+T1.00@shop.example.com
            From: "Petit, Anna" <anna@Example.com>
            To: Guichet <support@shop.example.com>, "Ami" <ami@example.com>
            Cc: undisclosed-recipients:;
            Subject: =?utf-8?Q?R=C3=A9=3A_Devis?=
             =?iso-8859-1?Q?_accept=E9?=
            Date: Tue, 03 Mar 2026 09:00:00 +0100
            Message-ID: <a1@mail.example.com>
            In-Reply-To: <g1@shop.example.com>
            References: <g0@shop.example.com>
             <g1@shop.example.com>

            Bonjour
            """
        )
        #expect(message.from?.description == "anna@example.com")
        #expect(
            message.recipients.map(\.description) == [
                "support+T1.00@shop.example.com", "support@shop.example.com", "ami@example.com",
            ]
        )
        #expect(message.subject == "Ré: Devis accepté")
        #expect(message.messageID?.description == "a1@mail.example.com")
        #expect(message.inReplyTo.map(\.description) == ["g1@shop.example.com"])
        #expect(
            message.references.map(\.description) == ["g0@shop.example.com", "g1@shop.example.com"]
        )
        #expect(message.date == Date(timeIntervalSince1970: 1_772_524_800))
        #expect(message.text == "Bonjour")
    }

    @Test(arguments: [
        "From: anna@example.com\nFrom: eve@example.com\nSubject: x\n\nx",
        "From: anna@example.com, eve@example.com\nSubject: x\n\nx",
        "From: amis: anna@example.com;\nSubject: x\n\nx",
        "From: \"anna@example.com\"\nSubject: x\n\nx",
        "Subject: x\n\nx", "From: <>\nSubject: x\n\nx",
    ])
    func `has no sender when it does not name exactly one`(source: String) throws {
        #expect(try read(source).from == nil)
    }

    @Test func `is not sent by the address that stands in its sender's name`() throws {
        let message = try read("From: \"anna@example.com\" <eve@example.com>\nSubject: x\n\nx")
        #expect(message.from?.description == "eve@example.com")
    }

    @Test func `has no identifier when it has two or none`() throws {
        let two = "Message-ID: <a@example.com>\nMessage-ID: <b@example.com>\nSubject: x\n\nx"
        #expect(try read(two).messageID == nil)
        #expect(try read("Subject: x\n\nx").messageID == nil)
    }

    @Test func `cannot smuggle a line break into a header`() throws {
        let message = try read(
            "From: anna@example.com\nSubject: =?utf-8?Q?a=0D=0ABcc:_eve@example.com?=\n\nx"
        )
        #expect(message.subject == "a Bcc: eve@example.com")
        #expect(message.headers["bcc"] == nil)
    }

    @Test func `shows its other headers`() throws {
        let message = try read(
            "From: a@example.com\nAuto-Submitted: auto-replied\nList-Id: <l.example.com>\n\nx"
        )
        #expect(message.headers["auto-submitted"] == "auto-replied")
        #expect(message.headers.contains(prefix: "list-"))
        #expect(!message.headers.contains(prefix: "precedence"))
    }

    @Test(arguments: [
        Data(), Data([0xFF, 0xFE, 0, 1, 2]), Data("no mail at all".utf8),
        Data("key: value\n\nnot a mail".utf8), Data(repeating: 0x80, count: 10_000),
    ])
    func `is not made of garbage`(bytes: Data) {
        #expect(throws: MessageFault.notAMessage) {
            try IncomingMessage(bytes, plain: { $0 })
        }
    }
}
