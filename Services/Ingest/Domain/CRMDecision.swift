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

    /// What a quote that the client has in hand may be changed to.
    static let quotable = 1...2

    /// Reads what a ticket says; nothing when nobody has decided anything.
    ///
    /// What Guichet itself wrote there is one of the quote's own states, or an
    /// earlier one that waits for less: neither is a decision. Its credits are
    /// a person's where they are not those that the ticket was given.
    ///
    /// - Parameters:
    ///   - news: What the CRM shows.
    ///   - quote: The ticket's quote.
    ///   - estimateExpiry: Until when a quote would hold that it leads to.
    ///   - isShown: Whether the CRM was given this version of the quote before
    ///     it was asked.
    init?(_ news: TicketNews, on quote: Quote, estimateExpiry: Date, isShown: Bool) {
        guard quote.isPending, let status = news.validationStatus else { return nil }
        let credits = news.creditsEstimes
        let plausible = credits.flatMap { Credits.range.contains($0) ? $0 : nil }
        switch status {
        case .validated: self = .validation(of: quote, at: plausible ?? quote.credits)
        case .rejected: self.init(.refuse(version: quote.version), status, credits: nil)
        case .pendingCredits where quote.status == .pendingAdmin:
            guard let plausible else { return nil }
            self.init(
                .estimate(credits: plausible, expiresAt: estimateExpiry),
                status,
                credits: plausible
            )
        case .pendingCredits where quote.status == .pendingCredits:
            guard isShown, let credits, credits != quote.credits else { return nil }
            self = .change(of: quote, to: credits, until: estimateExpiry)
        default: return nil
        }
    }

    private init(
        _ decision: QuoteDecision,
        _ status: ValidationStatus,
        credits: Int?,
        remark: String? = nil
    ) {
        self.decision = decision
        self.status = status
        self.credits = credits
        self.remark = remark
    }

    private static func validation(of quote: Quote, at credits: Int?) -> CRMDecision {
        guard let credits else {
            return CRMDecision(
                .ask,
                .validated,
                credits: nil,
                remark:
                    "Le ticket est validé dans le CRM sans nombre de crédits : indiquez-le dans "
                    + "credits_estimes, et la validation aura lieu."
            )
        }
        return CRMDecision(.validateByHand(credits: credits), .validated, credits: credits)
    }

    /// Other credits for a quote that the client has in hand: a new quote takes
    /// its place, where there is such a one.
    private static func change(
        of quote: Quote,
        to credits: Int,
        until expiry: Date
    ) -> CRMDecision {
        let before = quote.credits.map(String.init) ?? "?"
        guard quotable.contains(credits) else {
            return CRMDecision(
                .ask,
                .pendingCredits,
                credits: credits,
                remark:
                    "credits_estimes vaut \(credits) dans le CRM ; un devis vaut "
                    + "\(quotable.lowerBound) ou \(quotable.upperBound). Le client a toujours en "
                    + "main celui à \(before) : corrigez le nombre, ou réglez-le avec lui."
            )
        }
        return CRMDecision(
            .requote(version: quote.version, credits: credits, expiresAt: expiry),
            .pendingCredits,
            credits: credits,
            remark:
                "Les crédits ont été changés dans le CRM, de \(before) à \(credits) : un nouveau "
                + "devis remplace le précédent, qui ne peut plus être validé."
        )
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
