import Foundation
import Synchronization
import TestSupport

/// Clients who answer their quotes by mail.
final class ClientReplies: Sendable {
    private let mailbox: MaildirMailbox
    private let sent: SMTPStandIn
    private let answered = Mutex(0)

    /// - Parameters:
    ///   - mailbox: Where the business's mails arrive.
    ///   - sent: Where what the clients get is kept.
    init(into mailbox: MaildirMailbox, to sent: SMTPStandIn) {
        self.mailbox = mailbox
        self.sent = sent
    }

    /// How many have answered.
    var count: Int { answered.withLock { $0 } }

    /// Answers a quote that it accepts, when it has come within some seconds:
    /// one that a service was killed over waits for a person.
    ///
    /// The mailbox shows the answer twice, as after a restored backup.
    func validate(_ mark: String) async throws -> Bool {
        let client = "client-\(mark)@example.com"
        _ = await eventually(within: 3) { self.quote(to: client) != nil }
        guard let quote = quote(to: client) else { return false }
        let id = try RealTown.header(
            "Message-ID",
            of: quote.text.replacing("\r\n", with: "\n")
        )
        let reply = """
            From: Camille Exemple <\(client)>
            To: support@example.com
            Subject: Re: votre devis
            Message-ID: <reply-\(mark)@example.com>
            In-Reply-To: \(id)
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Je valide, merci !

            """
        for _ in 1...2 { try mailbox.deliver(reply) }
        answered.withLock { $0 += 1 }
        return true
    }

    private func quote(to client: String) -> ReceivedMail? {
        sent.mails.first { $0.recipients.contains(client) && $0.hasQuoteLink }
    }
}
