import Contracts
import Durability
import FoundationEssentials
import Observability

/// Writes to the client or the admin, and records in the CRM what was written.
struct Correspondence: Sendable {
    let house: House
    let links: AnswerLinks

    /// What a message about a quote says beyond the quote itself.
    struct Facts {
        var missingInfo: [MissingInfo]?
        var warnings: [AnalysisWarning]?
        var reason: String?
    }

    /// Sends one message about a quote: composed, mailed, recorded, each once.
    ///
    /// - Parameters:
    ///   - template: Which message.
    ///   - quote: What it is about.
    ///   - facts: What it says besides.
    ///   - run: The run whose steps these are.
    ///   - isWanted: Asked right before it is mailed: while a service was down
    ///     the client or a person may have made it pointless.
    /// - Returns: What became of the mail when it was handed over; nothing when
    ///   it was not wanted any more.
    /// - Throws: What a service that is needed answered.
    @discardableResult
    func send(
        _ template: MessageTemplate,
        about quote: Quote,
        _ facts: Facts = Facts(),
        in run: JournalRun,
        if isWanted: () async throws -> Bool = { true }
    ) async throws -> MailState? {
        let trace = run.context
        let message = try await run.compute("message") {
            try await house.compose(
                Order(input: request(template, quote, facts), key: nil, trace: trace)
            )
        }
        let isForAdmin = template == .adminReview
        let receipt = try await run.effect("mail") { key -> MailReceipt? in
            guard try await isWanted() else { return nil }
            return try await house.sendMail(
                Order(
                    input: MailToSend(
                        to: isForAdmin ? nil : quote.userEmail,
                        toName: isForAdmin ? nil : quote.userName,
                        subject: message.subject,
                        text: message.text,
                        html: message.html,
                        ticketID: quote.ticketID
                    ),
                    key: key,
                    trace: trace
                )
            )
        }
        guard let receipt else { return nil }
        let record = RecordedMail(
            direction: .outgoing,
            from: receipt.from,
            to: receipt.to,
            subject: message.subject,
            text: message.text,
            html: message.html,
            messageID: receipt.messageID,
            smtpSent: receipt.smtpSent
        )
        _ = try await run.call("mail-record") { key in
            try await house.recordMail(
                Order(
                    input: AboutTicket(ticketID: quote.ticketID, content: record),
                    key: key,
                    trace: trace
                )
            )
        }
        return receipt.state
    }

    private func request(
        _ template: MessageTemplate,
        _ quote: Quote,
        _ facts: Facts
    )
        -> MessageToCompose
    {
        let isForAdmin = template == .adminReview
        return MessageToCompose(
            template: template,
            language: isForAdmin ? .french : quote.language,
            ticketID: quote.ticketID,
            objet: quote.objet,
            clientEmail: quote.userEmail,
            clientName: quote.userName,
            description: quote.description,
            credits: quote.credits,
            missingInfo: facts.missingInfo,
            warnings: facts.warnings,
            reason: facts.reason,
            answerURL: isForAdmin ? nil : links.url(for: quote),
            ticketURL: quote.ticketURL,
            expiresAt: quote.expiresAt,
            files: quote.files.map(\.url)
        )
    }
}

/// Where the client answers: the signed page of a quote.
struct AnswerLinks: Sendable {
    let signer: QuoteLinkSigner

    /// What links begin with, without a slash at the end.
    let base: String

    /// Seconds for which a link without an expiry of its own is good.
    let lifetime: Double

    func url(for quote: Quote) -> String {
        let expiresAt = quote.expiresAt ?? quote.quotedAt.addingTimeInterval(lifetime)
        let link = QuoteLink(
            ticketID: quote.ticketID,
            version: quote.version,
            expiresAt: expiresAt
        )
        return "\(base)/quotes/\(signer.token(for: link))"
    }
}

extension JournalRun {
    /// The trace that the work continues, also after a restart.
    var context: TraceContext {
        trace.flatMap(TraceContext.init(traceparent:)) ?? TraceContext()
    }
}
