import FoundationEssentials

/// The tokens of a day in UTC.
///
/// Kept in memory: a restart begins anew, and each process has its own.
struct TokenBudget: Sendable {
    /// Tokens set aside for a call, and the day that they are of.
    struct Reserve: Sendable {
        fileprivate let tokens: Int
        fileprivate let day: Int
    }

    private let limit: Int
    private var day = Int.min
    private var used = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Sets tokens aside; nothing when there are not enough left.
    mutating func reserve(_ tokens: Int, at now: Date) -> Reserve? {
        turn(to: now)
        guard used + tokens <= limit else { return nil }
        used += tokens
        return Reserve(tokens: tokens, day: day)
    }

    /// Puts what was used in the place of what was set aside.
    ///
    /// - Parameters:
    ///   - reserve: What was set aside.
    ///   - tokens: What was used; nothing when nobody knows, and then what was
    ///     set aside counts.
    ///   - now: The present.
    mutating func settle(_ reserve: Reserve, tokens: Int?, at now: Date) {
        turn(to: now)
        if reserve.day == day { used -= reserve.tokens }
        used += tokens ?? reserve.tokens
    }

    private mutating func turn(to now: Date) {
        let today = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        guard today > day else { return }
        day = today
        used = 0
    }
}
