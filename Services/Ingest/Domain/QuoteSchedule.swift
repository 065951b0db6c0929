import Contracts
import FoundationEssentials

/// When a quote without an answer is reminded of, and when it runs out (A3.9).
struct QuoteSchedule: Sendable {
    /// Seconds after the quote; never when 0.
    let reminderAfter: Double

    /// Seconds after the quote.
    let expiryAfter: Double

    /// What time does to a quote.
    enum Due: Equatable {
        case reminder
        case expiry
    }

    func due(_ quote: Quote, at now: Date) -> Due? {
        guard quote.status == .pendingCredits else { return nil }
        if let expiresAt = quote.expiresAt, now > expiresAt { return .expiry }
        guard reminderAfter > 0, quote.remindedAt == nil,
            now >= quote.quotedAt.addingTimeInterval(reminderAfter)
        else { return nil }
        return .reminder
    }
}
