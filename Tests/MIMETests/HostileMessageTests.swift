import FoundationEssentials
import MIME
import Testing

@Suite("A mail that means harm")
struct HostileMessageTests {
    /// A mail by what is wrong with it: the sources are too long for a name.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let source: String
        var fault: MessageFault?

        init(_ name: String, _ source: String, _ fault: MessageFault? = nil) {
            testDescription = name
            self.source = "From: eve@example.com\n\(source)"
            self.fault = fault
        }
    }

    static let refused = [
        Case("nested groups", "To: \(repeated("g:", 50_000))\n\nx", .tooManyHeaders),
        Case(
            "nested groups in a mail within",
            "Content-Type: message/rfc822\n\nCC : \(repeated("\n g:", 5_000))",
            .tooManyHeaders
        ),
        Case("headers", "\(repeated("X-A: b\n", 2_000))\nx", .tooManyHeaders),
        Case("a long header", "Subject: \(repeated("x", 300_000))\n\nx", .tooManyHeaders),
        Case(
            "parts in parts",
            "Content-Type: multipart/mixed; boundary=b0\n\n"
                + (0..<100).map { number in
                    "--b\(number)\nContent-Type: multipart/mixed; boundary=b\(number + 1)\n\n"
                }.joined(),
            .tooDeep
        ),
        Case("mails in mails", repeated("Content-Type: message/rfc822\n\n", 1_000), .tooManyParts),
        Case(
            "parts",
            "Content-Type: multipart/mixed; boundary=b\n\n\(repeated("--b\n\nx\n", 1_000))--b--\n",
            .tooManyParts
        ),
    ]

    static let readable = [
        Case("addresses", "To: \(repeated("a@example.com,", 2_000))\n\nx"),
        Case("references", "References: \(repeated("<a@example.com> ", 2_000))\n\nx"),
        Case("encoded words", "Subject: \(repeated("=?utf-8?Q?a?= ", 2_000))\n\nx"),
        Case("comments", "To: \(repeated("(", 50_000))\n\nx"),
        Case("brackets", "To: \(repeated("<", 50_000))\n\nx"),
        Case("no boundary", "Content-Type: multipart/mixed\n\nno boundary"),
        Case(
            "no end",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain"
        ),
        Case("no base64", "Content-Transfer-Encoding: base64\n\n!!!!"),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test(arguments: refused)
    func `is refused before it does any`(mail: Case) {
        let error = #expect(throws: MessageFault.self) { try read(mail.source) }
        #expect(error == mail.fault)
    }

    @Test(arguments: readable)
    func `is read as far as it can be`(mail: Case) throws {
        let message = try read(mail.source)
        #expect(message.recipients.count <= 100)
        #expect(message.references.count <= 100)
        #expect(message.subject.utf8.count <= 1_000)
    }

    @Test func `is refused when it is too large`() {
        var limits = MessageLimits()
        limits.size = 1_000
        #expect(throws: MessageFault.tooLarge) {
            try read("Subject: x\n\n" + String(repeating: "x", count: 1_000), limits: limits)
        }
    }
}
