import FoundationEssentials
import MIME
import Testing

@Suite("A mail that means harm")
struct HostileMessageTests {
    @Test(arguments: [
        (
            "To: " + String(repeating: "g:", count: 50_000) + "\n\nx",
            MessageFault.tooManyHeaders
        ),
        (
            "Content-Type: message/rfc822\n\nCC : " + String(repeating: "\n g:", count: 50_000),
            .tooManyHeaders
        ),
        (String(repeating: "X-A: b\n", count: 2_000) + "\nx", .tooManyHeaders),
        ("Subject: " + String(repeating: "x", count: 300_000) + "\n\nx", .tooManyHeaders),
        (
            "Content-Type: multipart/mixed; boundary=b0\n\n"
                + (0..<100).map {
                    "--b\($0)\nContent-Type: multipart/mixed; boundary=b\($0 + 1)\n\n"
                }
                .joined(),
            .tooDeep
        ),
        (
            String(repeating: "Content-Type: message/rfc822\n\n", count: 10_000),
            .tooManyParts
        ),
        (
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + String(repeating: "--b\n\nx\n", count: 2_000) + "--b--\n",
            .tooManyParts
        ),
    ])
    func `is refused before it does any`(source: String, fault: MessageFault) {
        #expect(throws: fault) { try read("From: eve@example.com\n" + source) }
    }

    @Test(arguments: [
        "To: " + String(repeating: "a@example.com,", count: 5_000) + "\n\nx",
        "References: " + String(repeating: "<a@example.com> ", count: 5_000) + "\n\nx",
        "Subject: " + String(repeating: "=?utf-8?Q?a?= ", count: 5_000) + "\n\nx",
        "From: " + String(repeating: "(", count: 100_000) + "\n\nx",
        "To: " + String(repeating: "<", count: 100_000) + "\n\nx",
        "Content-Type: multipart/mixed\n\nno boundary",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain",
        "Content-Transfer-Encoding: base64\n\n!!!!",
    ])
    func `is read as far as it can be`(source: String) throws {
        let message = try read("Date: x\n" + source)
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
