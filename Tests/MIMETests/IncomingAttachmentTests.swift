import Foundation
import MIME
import Testing

@Suite("The files that come with a mail")
struct IncomingAttachmentTests {
    @Test func `are numbered, measured and given decoded`() throws {
        let source = IncomingSamples.multipart(
            "mixed",
            [
                "Content-Type: text/plain\n\nvoici",
                """
                Content-Type: application/pdf; name="plan.pdf"
                Content-Disposition: attachment; filename*=utf-8''plan%20%C3%A9t%C3%A9.pdf
                Content-Transfer-Encoding: base64

                AAECAwT/
                """,
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\nok",
            ]
        )
        let message = try read(source)
        #expect(message.attachments.map(\.number) == [0, 1])
        #expect(message.attachments.map(\.name) == ["plan été.pdf", "n.txt"])
        #expect(message.attachments.map(\.size) == [6, 2])
        #expect(
            try IncomingMessage.attachment(0, of: wire(source)) == Data([0, 1, 2, 3, 4, 255])
        )
        #expect(throws: MessageFault.noSuchAttachment) {
            try IncomingMessage.attachment(2, of: wire(source))
        }
    }

    @Test(arguments: [(30, 0), (40_000, 1)])
    func `are not the logos of its HTML, but the pictures in it`(size: Int, count: Int) throws {
        let picture = Data(repeating: 7, count: size)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        let source = IncomingSamples.multipart(
            "related",
            [
                "Content-Type: text/html\n\n<p>voici <img src=\"cid:a@example.com\"></p>",
                """
                Content-Type: image/png; name="a.png"
                Content-ID: <a@example.com>
                Content-Disposition: inline; filename="a.png"
                Content-Transfer-Encoding: base64

                \(picture)
                """,
            ]
        )
        #expect(try read(source).attachments.count == count)
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("C:\\\\x\\\\plan.pdf", "plan.pdf"), ("..", "attachment-1"),
        (".bashrc", "bashrc"), ("", "attachment-1"), ("a\u{202E}fdp.exe", "afdp.exe"),
    ])
    func `have names that are no paths`(name: String, safe: String) throws {
        let source = IncomingSamples.multipart(
            "mixed",
            [
                """
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="\(name)"

                x
                """
            ]
        )
        #expect(try read(source).attachments.map(\.name) == [safe])
    }

    @Test func `may have twenty megabytes`() throws {
        let bytes = Data(repeating: 7, count: 20 << 20)
        let source =
            IncomingSamples.head + "Content-Type: application/zip; name=a.zip\n"
            + "Content-Transfer-Encoding: base64\n\n"
        let mail = wire(source) + bytes.base64EncodedData(options: .lineLength76Characters)
        let message = try IncomingMessage(mail, plain: { $0 })
        #expect(message.attachments.map(\.size) == [20 << 20])
        #expect(try IncomingMessage.attachment(0, of: mail) == bytes)
    }
}
