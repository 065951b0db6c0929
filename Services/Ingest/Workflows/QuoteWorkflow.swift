import Contracts
import Durability
import FoundationEssentials
import Runtime

/// From a modelling ticket to a quote in the client's hands (A2.5 to A2.7).
struct QuoteWorkflow: Sendable {
    let house: House
    let correspondence: Correspondence
    let book: QuoteBook
    let schedule: QuoteSchedule
    let clock: WallClock

    /// Analyses what the client sent, keeps the quote and writes to the client,
    /// or to the admin when an admin must decide.
    ///
    /// - Parameters:
    ///   - draft: The ticket's quote, its outcome still open.
    ///   - run: The run whose steps these are.
    /// - Returns: The quote as it was sent, and what became of the mail.
    /// - Throws: What a service that is needed answered.
    func quote(
        _ draft: Quote,
        in run: JournalRun
    ) async throws -> (quote: Quote, mail: MailState?) {
        let trace = run.context
        let analysis = try await run.compute("analysis") {
            try await house.analyse(
                Order(
                    input: RequestToAnalyse(
                        objet: draft.objet,
                        description: draft.description,
                        fichiers: draft.files.map { FileName(name: $0.name, type: $0.type) }
                    ),
                    key: nil,
                    trace: trace
                )
            )
        }
        let quote = try await run.compute("quote") { concluded(draft, analysis) }
        // In the commit before the mail: a link works as soon as it arrives.
        try run.write("quote kept") { try QuoteBook.keep(quote, $0) }
        let mail = try await deliver(
            quote,
            template(for: analysis),
            Correspondence.Facts(
                missingInfo: analysis.missingInfo,
                warnings: analysis.warnings,
                reason: analysis.reason
            ),
            in: run
        )
        return (quote, mail)
    }

    /// Writes to the client, or to the admin, and has the ticket show where
    /// the quote stands.
    ///
    /// - Parameters:
    ///   - quote: As it is kept.
    ///   - template: What is written.
    ///   - facts: What it says besides.
    ///   - run: The run whose steps these are.
    /// - Returns: What became of the mail; nothing when the quote is not the
    ///   current one any more.
    /// - Throws: What a service that is needed answered.
    @discardableResult
    func deliver(
        _ quote: Quote,
        _ template: MessageTemplate,
        _ facts: Correspondence.Facts = .init(),
        in run: JournalRun
    ) async throws -> MailState? {
        let mail = try await correspondence.send(
            template,
            about: quote,
            facts,
            in: run,
            if: { try await book.isCurrent(quote) }
        )
        // Whether the quote is current is decided here: only what the CRM answered
        // comes again as it is.
        let shown = try await run.call("ticket-state", isLasting: Self.isAnswered) {
            (key) -> TicketUpdated? in
            // While the CRM was down the client may have answered already: what
            // followed that answer must not be overwritten by what came before.
            guard try await book.isCurrent(quote) else { return nil }
            return try await house.updateTicket(
                Order(
                    input: AboutTicket(
                        ticketID: quote.ticketID,
                        content: TicketUpdate(
                            stage: quote.status == .pendingAdmin ? .waitingOnUs : .waitingOnContact,
                            validationStatus: quote.status,
                            creditsEstimes: quote.credits
                        )
                    ),
                    key: key,
                    trace: run.context
                )
            )
        }
        if shown != nil {
            try run.write("quote shown") { try QuoteBook.noteShown(quote, $0) }
        }
        return mail
    }

    private static func isAnswered(_ update: TicketUpdated?) -> Bool { update != nil }

    private func concluded(_ draft: Quote, _ analysis: RequestAnalysis) -> Quote {
        let now = clock.now()
        var quote = draft
        quote.status = analysis.validationStatus
        quote.credits = analysis.creditsEstimes
        quote.quotedAt = now
        quote.remindedAt = nil
        quote.expiresAt =
            quote.status == .pendingCredits
            ? now.addingTimeInterval(schedule.expiryAfter) : nil
        return quote
    }

    private func template(for analysis: RequestAnalysis) -> MessageTemplate {
        switch analysis.validationStatus {
        case .pendingInfo: .missingInfo
        case .pendingCredits: analysis.creditsEstimes == 1 ? .quoteOneCredit : .quoteTwoCredits
        default: .adminReview
        }
    }
}
