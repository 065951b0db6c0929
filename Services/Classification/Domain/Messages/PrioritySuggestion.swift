import Contracts
import Learning

/// What urgency a ticket's text justifies (B8); a person decides.
enum PrioritySuggestion {
    /// Below this, a critical ticket is one that is likelier something else:
    /// critical mentions everybody at once, so a doubt is none.
    static let leastCritical = 0.5

    /// The likeliest priority, with a reserve about critical.
    ///
    /// A text that is rather critical than anything else, without being so
    /// for sure, is high: it must not wait among the medium ones.
    static func priority(by judgement: Judgement) -> TicketPriority {
        let best = TicketPriority(rawValue: judgement.best.label)
        guard best == .critical, judgement.best.probability < leastCritical else { return best }
        return .high
    }
}
