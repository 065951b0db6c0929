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
        let message = try await message(template, about: quote, facts, in: run)
        let receipt = try await run.effect("mail") { key -> MailReceipt? in
            guard try await isWanted() else { return nil }
            return try await house.sendMail(
                Order(
                    input: mail(message, about: quote, isForAdmin: template == .adminReview),
                    key: key,
                    trace: run.context
                )
            )
        }
        guard let receipt else { return nil }
        try await record(message, receipt, on: quote.ticketID, in: run)
        return receipt.state
    }

    /// Has a message about a quote written.
    func message(
        _ template: MessageTemplate,
        about quote: Quote,
        _ facts: Facts = Facts(),
        in run: JournalRun
    ) async throws -> ComposedMessage {
        try await run.compute("message") {
            try await house.compose(
                Order(input: request(template, quote, facts), key: nil, trace: run.context)
            )
        }
    }

    /// The mail that a message about a quote becomes.
    func mail(_ message: ComposedMessage, about quote: Quote, isForAdmin: Bool) -> MailToSend {
        MailToSend(
            to: isForAdmin ? nil : quote.userEmail,
            toName: isForAdmin ? nil : quote.userName,
            subject: message.subject,
            text: message.text,
            html: message.html,
            ticketID: quote.ticketID
        )
    }

    /// Records on its ticket a mail that was handed over.
    func record(
        _ message: ComposedMessage,
        _ receipt: MailReceipt,
        on ticket: Ticket.ID,
        in run: JournalRun
    ) async throws {
        _ = try await run.call(Self.recordStep) { key in
            try await house.recordMail(
                Order(
                    input: AboutTicket(
                        ticketID: ticket,
                        content: RecordedMail(message, receipt)
                    ),
                    key: key,
                    trace: run.context
                )
            )
        }
    }

    /// The step that records the mail which the run sent, where nothing else
    /// takes it along.
    static let recordStep = "mail-record"

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

extension RecordedMail {
    /// A message as it was handed over.
    init(_ message: ComposedMessage, _ receipt: MailReceipt) {
        self.init(
            direction: .outgoing,
            from: receipt.from,
            to: receipt.to,
            subject: message.subject,
            text: message.text,
            html: message.html,
            messageID: receipt.messageID,
            smtpSent: receipt.smtpSent
        )
    }
}

extension JournalRun {
    /// The trace that the work continues, also after a restart.
    var context: TraceContext {
        trace.flatMap(TraceContext.init(traceparent:)) ?? TraceContext()
    }
}
