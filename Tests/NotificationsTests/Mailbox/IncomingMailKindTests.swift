import Contracts
import FoundationEssentials
import MIME
import Testing

@testable import Notifications

@Suite("The kind of an incoming mail")
struct IncomingMailKindTests {
    @Test(arguments: [
        ("", IncomingMailKind.message), ("Auto-Submitted: no", .message),
        ("X-Auto-Response-Suppress: All", .message), ("Precedence: first-class", .message),
        ("Auto-Submitted: auto-replied; owner-email=\"a@example.com\"", .automatic),
        ("Auto-Submitted: auto-generated", .automatic), ("Precedence: bulk", .automatic),
        ("Precedence: LIST", .automatic), ("List-Id: <l.example.com>", .automatic),
        ("List-Unsubscribe: <https://example.com/u>", .automatic), ("X-Autoreply: yes", .automatic),
        ("Return-Path: <>", .automatic), ("Return-Path: <anna@example.com>", .message),
    ])
    func `is told by its headers`(header: String, kind: IncomingMailKind) throws {
        #expect(try self.kind(letter("a", headers: header)) == kind)
    }

    @Test(arguments: [
        "MAILER-DAEMON@example.com", "owner-list@example.com", "list-request@example.com",
        "no-reply@example.com",
    ])
    func `is automatic from a machine's address`(sender: String) throws {
        #expect(try kind(letter("a", from: sender)) == .automatic)
    }

    @Test func `is a bounce when a mail system names a mail of ours`() throws {
        let source = letter("a", from: "mailer-daemon@example.com", text: "<g1@example.com>")
        #expect(try kind(source, returnsOurs: true) == .bounce)
        #expect(try kind(letter("a", text: "<g1@example.com>"), returnsOurs: true) == .message)
    }

    @Test(arguments: [
        ("failed", IncomingMailKind.bounce), ("delayed", .automatic), ("delivered", .automatic),
    ])
    func `is that of its report`(action: String, kind: IncomingMailKind) throws {
        let source = returned(action)
        #expect(try self.kind(source) == kind)
        let message = try IncomingMessage(Data(source.utf8), plain: { $0 })
        let text = Bounce(message: message, sent: nil).text
        #expect(text.hasPrefix("anna@example.com \(action) 5.1.1 550 5.1.1 user unknown\n"))
        #expect(Bounce.identifiers(in: message).map(\.description) == ["g1@example.com"])
    }

    private func kind(_ source: String, returnsOurs: Bool = false) throws -> IncomingMailKind {
        IncomingMailKind(
            of: try IncomingMessage(Data(source.utf8), plain: { $0 }),
            returnsOurs: returnsOurs
        )
    }
}

/// A report about a mail to Anna.
func returned(_ action: String) -> String {
    """
    Return-Path: <>
    From: MAILER-DAEMON@mx.example.com
    To: support@example.com
    Subject: Undelivered
    Date: Tue, 03 Mar 2026 09:01:00 +0100
    Message-ID: <b9@mx.example.com>
    Content-Type: multipart/report; report-type=delivery-status; boundary="b2"

    --b2
    Content-Type: text/plain

    It could not be delivered.
    --b2
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.com

    Final-Recipient: rfc822; anna@example.com
    Action: \(action)
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 user unknown

    --b2
    Content-Type: text/rfc822-headers

    Message-ID: <g1@example.com>
    Subject: Devis

    --b2--
    """
}
