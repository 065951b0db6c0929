import FoundationEssentials
import MIME

/// Mails as strangers send them; the people are invented.
enum IncomingSamples {
    static let head = """
        From: Anna Petit <anna@example.com>
        To: Guichet <support@shop.example.com>
        Subject: Re: Devis
        Date: Tue, 03 Mar 2026 09:00:00 +0100
        Message-ID: <a1@mail.example.com>
        MIME-Version: 1.0

        """

    static let fence = "--b1"

    /// A mail with one part.
    static func single(_ type: String, _ body: String, encoding: String = "8bit") -> String {
        head + "Content-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
    }

    /// A mail of parts, each with its own header lines.
    static func multipart(_ subtype: String, _ parts: [String]) -> String {
        head + "Content-Type: multipart/\(subtype); boundary=\"b1\"\n\n"
            + parts.map { "\(fence)\n\($0)\n" }.joined() + "\(fence)--\n"
    }

    static func bounce(action: String = "failed", original: String) -> String {
        """
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
        To: support@shop.example.com
        Subject: Undelivered Mail Returned to Sender
        Date: Tue, 03 Mar 2026 09:01:00 +0100
        Message-ID: <b9@mx.example.com>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b2"

        --b2
        Content-Type: text/plain; charset=us-ascii

        Your mail could not be delivered.

        --b2
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.com
        Arrival-Date: Tue, 03 Mar 2026 09:00:58 +0100

        Final-Recipient: rfc822; anna@example.com
        Action: \(action)
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <anna@example.com>:
            user unknown

        --b2
        \(original)
        --b2--
        """
    }
}

/// Reads a mail whose lines end as they do on the wire.
func read(
    _ source: String,
    limits: MessageLimits = MessageLimits()
) throws(MessageFault) -> IncomingMessage {
    try IncomingMessage(wire(source), limits: limits) { html in "HTML(\(html))" }
}

func wire(_ source: String) -> Data { Data(source.replacing("\n", with: "\r\n").utf8) }
