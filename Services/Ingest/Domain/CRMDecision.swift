import Contracts
import FoundationEssentials

/// What a person decided in the CRM, by changing a ticket's properties there
/// (A3.10).
struct CRMDecision: Sendable, Equatable {
    let decision: QuoteDecision

    /// The state that the person set.
    let status: ValidationStatus
    let credits: Int?

    /// What a person must do, when the decision lacks something.
    var remark: String?

    /// Reads what a ticket says.
    ///
    /// What Guichet itself wrote there is one of the quote's own states, or an
    /// earlier one that waits for less: neither is a decision.
    ///
    /// - Returns: Nothing when nobody has decided anything.
    init?(_ news: TicketNews, on quote: Quote, estimateExpiry: Date) {
        guard quote.isPending, let status = news.validationStatus, status != quote.status else {
            return nil
        }
        let credits = news.creditsEstimes.flatMap { Credits.range.contains($0) ? $0 : nil }
        switch status {
        case .validated:
            self.credits = credits ?? quote.credits
            if let wanted = self.credits {
                decision = .validateByHand(credits: wanted)
            } else {
                decision = .ask
                remark =
                    "Le ticket est validé dans le CRM sans nombre de crédits : indiquez-le dans "
                    + "credits_estimes, et la validation aura lieu."
            }
        case .rejected:
            self.credits = nil
            decision = .refuse(version: quote.version)
        case .pendingCredits where quote.status == .pendingAdmin:
            guard let credits else { return nil }
            self.credits = credits
            decision = .estimate(credits: credits, expiresAt: estimateExpiry)
        default:
            return nil
        }
        self.status = status
    }

    /// Under which the decision counts once.
    func key(for quote: Quote) -> StatementKey {
        let credits = credits.map(String.init) ?? "none"
        let text = "crm:\(quote.ticketID):\(quote.version):\(status):\(credits)"
        return StatementKey(text: text, fingerprint: text)
    }

    /// What was said by it.
    var intent: ReplyIntent {
        switch decision {
        case .refuse: .refusal
        case .validateByHand: .validation
        default: .info
        }
    }
}
