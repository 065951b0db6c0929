import FoundationEssentials

/// Keeps calls from a vendor that is down, and tries it again by one call.
struct Breaker: Sendable {
    /// What a call says about the vendor.
    enum Report: Sendable {
        case works
        case fails

        /// Nothing will change before a person does something.
        case failsForLong

        /// The call says nothing.
        case unknown
    }

    /// The right to make one call.
    struct Pass: Sendable {
        fileprivate let term: Int
    }

    private enum State {
        case closed(failures: Int)
        case open(until: Date)
        case probing
    }

    /// Failures in a row after which it opens.
    static let tolerated = 5

    /// Seconds until the vendor is tried again.
    static let rest = 60.0
    static let longRest = 900.0

    private var state = State.closed(failures: 0)

    /// Grows with each change of state: what a call of an earlier one reports
    /// says nothing about the present.
    private var term = 0

    /// Whether calls are kept back.
    var isOpen: Bool {
        if case .closed = state { false } else { true }
    }

    /// Lets a call through, or nothing when it must not be made.
    mutating func admit(at now: Date) -> Pass? {
        switch state {
        case .closed: break
        case .probing: return nil
        case .open(let until):
            guard now >= until else { return nil }
            change(to: .probing)
        }
        return Pass(term: term)
    }

    /// Hears what became of a call.
    mutating func hear(_ report: Report, of pass: Pass, at now: Date) {
        guard pass.term == term else { return }
        switch (state, report) {
        case (.open, _), (.closed, .unknown): break
        case (.closed, .works): state = .closed(failures: 0)
        case (.closed(let failures), .fails) where failures + 1 < Self.tolerated:
            state = .closed(failures: failures + 1)
        case (.probing, .works): change(to: .closed(failures: 0))
        case (.probing, .unknown): change(to: .open(until: now))
        case (_, .fails): change(to: .open(until: now + Self.rest))
        case (_, .failsForLong): change(to: .open(until: now + Self.longRest))
        }
    }

    private mutating func change(to new: State) {
        state = new
        term += 1
    }
}
