import Contracts
import Durability
import FoundationEssentials
import Runtime

extension QuoteWorkflow {
    /// What came of a request's analysis: the quote, and what is written of it.
    private struct Quoted: Codable {
        let quote: Quote
        let message: ComposedMessage
    }

    /// Has a request analysed and the message about it written, in one call.
    func quoted(
        _ draft: Quote,
        in run: JournalRun
    ) async throws -> (Quote, ComposedMessage) {
        if let analysis = try run.earlier("analysis", as: RequestAnalysis.self) {
            return try await worded(analysis, draft, in: run)
        }
        let quoted = try await run.compute("quoted") {
            let now = clock.now()
            let answer = try await house.quote(
                Order(input: order(draft, at: now), key: nil, trace: run.context)
            )
            return Quoted(
                quote: concluded(draft, answer.analysis, at: now),
                message: answer.message
            )
        }
        return (quoted.quote, quoted.message)
    }

    /// Goes on where an earlier version had the analysis and the message in
    /// steps of their own.
    private func worded(
        _ analysis: RequestAnalysis,
        _ draft: Quote,
        in run: JournalRun
    ) async throws -> (Quote, ComposedMessage) {
        let quote = try await run.compute("quote") {
            concluded(draft, analysis, at: clock.now())
        }
        let message = try await correspondence.message(
            template(for: analysis),
            about: quote,
            Correspondence.Facts(
                missingInfo: analysis.missingInfo,
                warnings: analysis.warnings,
                reason: analysis.reason
            ),
            in: run
        )
        return (quote, message)
    }

    /// What Quoting must know beforehand: where the client will answer, and
    /// until when, is decided here.
    private func order(_ draft: Quote, at now: Date) -> RequestToQuote {
        var (quote, other) = (draft, draft)
        let expiresAt = now.addingTimeInterval(schedule.expiryAfter)
        (quote.quotedAt, quote.expiresAt) = (now, expiresAt)
        (other.quotedAt, other.expiresAt) = (now, nil)
        return RequestToQuote(
            request: RequestToAnalyse(
                objet: draft.objet,
                description: draft.description,
                fichiers: draft.files.map { FileName(name: $0.name, type: $0.type) }
            ),
            language: draft.language,
            ticketID: draft.ticketID,
            clientEmail: draft.userEmail,
            clientName: draft.userName,
            ticketURL: draft.ticketURL,
            files: draft.files.map(\.url),
            expiresAt: expiresAt,
            quoteAnswerURL: correspondence.links.url(for: quote),
            answerURL: correspondence.links.url(for: other)
        )
    }

    private func concluded(_ draft: Quote, _ analysis: RequestAnalysis, at now: Date) -> Quote {
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
