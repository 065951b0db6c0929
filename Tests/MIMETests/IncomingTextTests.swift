import FoundationEssentials
import MIME
import Testing

@Suite("What a mail from outside says")
struct IncomingTextTests {
    @Test(arguments: [
        (IncomingSamples.single("text/plain; charset=utf-8", "été € 👍"), "été € 👍\n"),
        (IncomingSamples.single("text/plain", "été"), "été\n"),
        (
            IncomingSamples.single("text/plain; charset=utf-8", "w6l0w6k=", encoding: "base64"),
            "été"
        ),
        (
            IncomingSamples.single(
                "text/plain; charset=iso-8859-1",
                "=E9t=E9 =80",
                encoding: "quoted-printable"
            ),
            "été €\n"
        ),
        (
            IncomingSamples.single(
                "text/plain; charset=windows-1252",
                "3 =80 l=92=E9t=E9",
                encoding: "quoted-printable"
            ),
            "3 € l’été\n"
        ),
        (
            IncomingSamples.single(
                "text/plain; charset=x-nonsense",
                "=E9t=E9",
                encoding: "quoted-printable"
            ),
            "été\n"
        ),
        (
            IncomingSamples.single(
                "text/plain; charset=koi8-r",
                "=C4=C1",
                encoding: "quoted-printable"
            ),
            "да\n"
        ),
        (
            IncomingSamples.single(
                "text/plain; charset=utf-8",
                "a=FFb=00c",
                encoding: "quoted-printable"
            ),
            "a\u{FFFD}bc\n"
        ),
    ])
    func `is read in its charset`(source: String, text: String) throws {
        #expect(try read(source).text == text)
    }

    @Test func `is its plain text, where there is one`() throws {
        let source = IncomingSamples.multipart(
            "alternative",
            ["Content-Type: text/html\n\n<p>oui</p>", "Content-Type: text/plain\n\noui"]
        )
        #expect(try read(source).text == "oui")
    }

    @Test(arguments: [
        IncomingSamples.single("text/html", "<p>oui</p>"),
        IncomingSamples.multipart(
            "alternative",
            ["Content-Type: text/plain\n\n  \n", "Content-Type: text/html\n\n<p>oui</p>"]
        ),
    ])
    func `is its HTML's text, where there is nothing else`(source: String) throws {
        #expect(try read(source).text.hasPrefix("HTML(<p>oui</p>"))
    }

    @Test func `is all of its texts, around what is attached`() throws {
        let source = IncomingSamples.multipart(
            "mixed",
            [
                "Content-Type: text/plain\n\nun",
                "Content-Type: image/png\nContent-Disposition: inline; filename=a.png\n\nx",
                "Content-Type: text/plain\n\ndeux",
            ]
        )
        #expect(try read(source).text == "un\ndeux")
    }

    @Test func `is not what a mail within it says`() throws {
        let inner = "From: eve@example.com\nSubject: y\nMessage-ID: <e@example.com>\n\nje valide"
        let source = IncomingSamples.multipart(
            "mixed",
            ["Content-Type: text/plain\n\nvoir", "Content-Type: message/rfc822\n\n\(inner)"]
        )
        let message = try read(source)
        #expect(message.text == "voir")
        #expect(message.attachments.map(\.name) == ["message.eml"])
        #expect(message.enclosed.map(\.description) == ["e@example.com"])
    }

    @Test func `is cut where it is longer than anybody reads`() throws {
        let source = IncomingSamples.single(
            "text/plain",
            String(repeating: "é\n", count: 400_000)
        )
        #expect(try read(source).text.unicodeScalars.count == MessageLimits.longestText)
    }

    @Test func `is cut where many parts are longer together, and holds no controls`() throws {
        let part =
            "Content-Type: text/plain\n\n" + String(repeating: "\u{1}\u{1B}a\n", count: 5_000)
        let source = IncomingSamples.multipart("mixed", Array(repeating: part, count: 100))
        let text = try read(source).text
        #expect(text.unicodeScalars.count == MessageLimits.longestText)
        #expect(Set(text.unicodeScalars) == ["a", "\n"])
    }
}
