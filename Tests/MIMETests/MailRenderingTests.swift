import FoundationEssentials
import Testing

@testable import MIME

@Suite("A rendered mail")
struct MailRenderingTests {
    @Test func `has every header and both bodies`() throws {
        let message = try MailMessage.sample(
            fromName: "Support \"Exemple\", SARL",
            to: [.sample(name: "Anna"), .sample("bob@example.com")],
            replyTo: "support+t42.9f3c1a7be0d24c55@shop.example.com",
            subject: "Re: Your parcel",
            inReplyTo: "<CAF123@mail.example.com>",
            references: ["CAF000@mail.example.com", "<CAF123@mail.example.com>"],
            autoSubmitted: .replied,
            text: "Bonjour, votre colis est arrivé.\n",
            html: "<p>Bonjour, votre colis est arrivé.</p>\n",
            extraHeaders: [.suppressAutoResponses, ExtraHeader("X-Guichet-Request", "r-1")]
        )
        let expected = """
            Date: Thu, 01 Jan 2026 08:00:00 +0000
            From: "Support \\"Exemple\\", SARL" <support@shop.example.com>
            Reply-To: support+t42.9f3c1a7be0d24c55@shop.example.com
            Subject: Re: Your parcel
            To: Anna <anna@example.com>, bob@example.com
            Message-ID: <t42.m7.3f0c9d1e@shop.example.com>
            In-Reply-To: <CAF123@mail.example.com>
            References: <CAF000@mail.example.com> <CAF123@mail.example.com>
            Auto-Submitted: auto-replied
            X-Auto-Response-Suppress: All
            X-Guichet-Request: r-1
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_t42m73f0c9d1eshopexamplecom"

            --=_t42m73f0c9d1eshopexamplecom
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Bonjour, votre colis est arriv=C3=A9.

            --=_t42m73f0c9d1eshopexamplecom
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Bonjour, votre colis est arriv=C3=A9.</p>

            --=_t42m73f0c9d1eshopexamplecom--

            """
        #expect(try message.source() == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `without HTML is a single text`() throws {
        let source = try MailMessage.sample(autoSubmitted: nil, text: "Hello.\n").source()
        #expect(source.contains("Content-Type: text/plain; charset=utf-8\r\n"))
        #expect(source.hasSuffix("\r\n\r\nHello.\r\n"))
        #expect(!source.contains("multipart"))
        #expect(!source.contains("Auto-Submitted"))
    }

    @Test func `is the same bytes each time`() throws {
        let message = try MailMessage.sample(subject: "Devis n° 7", html: "<p>x</p>")
        #expect(try message.rendered() == message.rendered())
    }

    @Test(arguments: [
        "été 日本語 😀 " + String(repeating: "ligne très longue ", count: 500),
        ".\n..\nFrom me\n--=_x\n", "a\r\nb\rc\nd", " trailing \t\nno line break at the end =20",
        "\u{0B}\u{1F}\u{7F}\u{2028}",
    ])
    func `has short 7-bit lines that end in CRLF and nothing else`(text: String) throws {
        let message = try MailMessage.sample(
            fromName: text.filter(\.isLetter).prefix(60).description,
            subject: "é" + "ü x",
            references: (1...50).map { "\($0).\(String(repeating: "r", count: 80))@example.com" },
            text: text,
            html: text
        )
        let bytes = Array(try message.rendered())
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.dropLast() {
            #expect(line.last == UInt8(ascii: "\r"))
            #expect(!line.dropLast().contains(UInt8(ascii: "\r")))
            #expect(line.count <= 110)
        }
        #expect(lines.last?.isEmpty == true)
    }

    @Test(arguments: [
        ("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd\r\n"), ("\r\r\n\n", "\r\n\r\n\r\n"),
        ("1 = 1", "1 =3D 1\r\n"), ("x \ny", "x=20\r\ny\r\n"),
        (String(repeating: "a", count: 80), String(repeating: "a", count: 75) + "=\r\naaaaa\r\n"),
    ])
    func `writes the body quoted-printable with its own line breaks`(
        text: String,
        expected: String
    ) throws {
        let source = try MailMessage.sample(text: text).source()
        let body = source.firstRange(of: "\r\n\r\n").map { String(source[$0.upperBound...]) }
        #expect(body.map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test(arguments: [
        "Colis non reçu", "日本語の件名はとても長いのでいくつもの単語に分けられます。本当に。", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 famille",
        "=?utf-8?q?x=0D=0ABcc:_eve?=", "Re: =?x", String(repeating: "w", count: 300),
        String(repeating: "été ", count: 150) + "fin", " blanks at both ends ", "a  b",
    ])
    func `keeps a subject and a name to the letter`(text: String) throws {
        let name = String(text.prefix(60))
        let headers = try MailMessage.sample(fromName: name, subject: text).headers()
        let subject = try #require(headers["Subject"])
        let from = try #require(headers["From"]).components(before: " <support@")
        #expect((subject == text ? text : subject.decodedWords()) == text)
        #expect((from == name ? name : from.decodedWords()) == name)
        #expect(subject.split(separator: " ").allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func `does not take long identifiers and values apart`() throws {
        let long = String(repeating: "i", count: 200)
        let headers = try MailMessage.sample(
            messageID: "\(long)@shop.example.com",
            inReplyTo: "\(long)@a.example",
            references: ["\(long)@a.example", "\(long)@b.example"],
            extraHeaders: [ExtraHeader("X-Digest", long)]
        ).headers()
        #expect(headers["Message-ID"] == "<\(long)@shop.example.com>")
        #expect(headers["In-Reply-To"] == "<\(long)@a.example>")
        #expect(headers["References"] == "<\(long)@a.example> <\(long)@b.example>")
        #expect(headers["X-Digest"] == long)
    }

    @Test func `can be made by many tasks at once`() async throws {
        let message = try MailMessage.sample(
            subject: "Devis prêt",
            text: String(repeating: "é\n", count: 500),
            html: "<p>é</p>"
        )
        let expected = try message.rendered()
        try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<200 { group.addTask { try message.rendered() } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }
}
