import Contracts
import FoundationEssentials

/// What somebody says about a quote.
enum QuoteDecision: Sendable, Equatable {
    /// The client accepts that version of the quote.
    case accept(version: Int)

    /// A person of the business validates, at a number of credits.
    case validateByHand(credits: Int)

    /// A person of the business says what the request costs; the quote then
    /// holds until that date.
    case estimate(credits: Int, expiresAt: Date)

    /// A person of the business changes what that version of the quote, which
    /// the client has in hand, costs: a new one takes its place.
    case requote(version: Int, credits: Int, expiresAt: Date)

    /// The client refuses that version of the quote.
    case refuse(version: Int)

    /// The client asks; a person answers.
    case ask

    /// The client sends what that version of the quote says is missing.
    case inform(version: Int, text: String)
}

/// Why a decision does not hold.
enum QuoteDecisionError: Error, Equatable {
    case unknownTicket
    case alreadyValidated
    case alreadyRejected
    case expired

    /// The quote was replaced by a newer one since.
    case outdated

    /// There is no quote to accept yet: something is missing, or an admin
    /// decides first.
    case notQuoted(ValidationStatus)

    /// No estimate of a person's is waited for.
    case notForEstimate(ValidationStatus)
}

extension Quote {
    /// Returns this quote as a decision leaves it.
    ///
    /// - Parameters:
    ///   - decision: What was said.
    ///   - now: When it was said.
    /// - Returns: The changed quote; the same where nothing changes but a
    ///   person must read.
    /// - Throws: ``QuoteDecisionError`` when the decision does not hold.
    func applying(_ decision: QuoteDecision, at now: Date) throws(QuoteDecisionError) -> Quote {
        switch decision {
        case .accept(let version):
            try checkOpen(at: now)
            guard version == self.version else { throw .outdated }
            guard status == .pendingCredits else { throw .notQuoted(status) }
            return with(.validated)
        case .validateByHand(let credits):
            // A person may still say yes to a quote that has run out.
            if status != .expired { try checkOpen(at: nil) }
            var quote = with(.validated)
            quote.credits = credits
            return quote
        case .estimate(let credits, let expiresAt):
            try checkOpen(at: nil)
            guard status == .pendingAdmin else { throw .notForEstimate(status) }
            return estimated(credits, until: expiresAt, at: now)
        case .requote(let version, let credits, let expiresAt):
            try checkOpen(at: nil)
            guard version == self.version else { throw .outdated }
            guard status == .pendingCredits else { throw .notQuoted(status) }
            var quote = estimated(credits, until: expiresAt, at: now)
            quote.replaces = self.version
            return quote
        case .refuse(let version):
            try checkOpen(at: now)
            guard version == self.version else { throw .outdated }
            return with(.rejected)
        case .ask:
            return self
        case .inform(let version, let text):
            try checkOpen(at: now)
            guard version == self.version else { throw .outdated }
            guard status == .pendingInfo else { throw .notQuoted(status) }
            return informed(by: text)
        }
    }

    /// The next version, to be analysed with what the client added.
    ///
    /// What passes the limit of a description is left to the ticket's notes.
    private func informed(by text: String) -> Quote {
        var quote = self
        quote.version += 1
        let scalars = (text.isEmpty ? description : description + "\n\n" + text).unicodeScalars
        quote.description = String(
            String.UnicodeScalarView(scalars.prefix(SubmissionRules.descriptionLimit))
        )
        return quote
    }

    /// The next version, which the client may accept.
    private func estimated(_ credits: Int, until expiresAt: Date, at now: Date) -> Quote {
        var quote = with(.pendingCredits)
        quote.version += 1
        quote.credits = credits
        quote.quotedAt = now
        quote.remindedAt = nil
        quote.expiresAt = expiresAt
        return quote
    }

    private func checkOpen(at now: Date?) throws(QuoteDecisionError) {
        switch status {
        case .validated: throw .alreadyValidated
        case .rejected: throw .alreadyRejected
        case .expired: throw .expired
        default: break
        }
        if let now, let expiresAt, now > expiresAt { throw .expired }
    }

    private func with(_ status: ValidationStatus) -> Quote {
        var quote = self
        quote.status = status
        return quote
    }
}
