import FoundationEssentials
import Runtime
import Synchronization

/// Decides whether a call may be made now: enough tokens left, a vendor that
/// works, and not too many calls at once.
///
/// Nobody waits here. Who is not let through has a decision of its own, and a
/// queue in front of a slow vendor would only make it late.
final class CallGate: Sendable {
    struct Pass: Sendable {
        fileprivate let reserve: TokenBudget.Reserve
        fileprivate let breaker: Breaker.Pass
    }

    private struct State {
        var breaker = Breaker()
        var budget: TokenBudget
        var running = 0
    }

    /// Calls at once.
    static let width = 8

    private let state: Mutex<State>
    private let clock: WallClock

    init(dailyTokens: Int, clock: WallClock) {
        state = Mutex(State(budget: TokenBudget(limit: dailyTokens)))
        self.clock = clock
    }

    /// Whether the vendor is left alone for now.
    var isResting: Bool { state.withLock { $0.breaker.isOpen } }

    /// Lets a call through that needs about so many tokens.
    ///
    /// Each pass is handed back by ``leave(_:_:tokens:)``.
    func enter(tokens: Int) throws(LanguageModelError) -> Pass {
        let now = clock.now()
        return try state.withLock { (state) throws(LanguageModelError) in
            guard state.running < Self.width else { throw .busy }
            guard let reserve = state.budget.reserve(tokens, at: now) else { throw .overBudget }
            guard let breaker = state.breaker.admit(at: now) else {
                state.budget.settle(reserve, tokens: 0, at: now)
                throw .resting
            }
            state.running += 1
            return Pass(reserve: reserve, breaker: breaker)
        }
    }

    /// Takes a pass back.
    ///
    /// - Parameters:
    ///   - pass: What the call entered with.
    ///   - report: What it says about the vendor.
    ///   - tokens: What it used; nothing when nobody knows.
    func leave(_ pass: Pass, _ report: Breaker.Report, tokens: Int?) {
        let now = clock.now()
        state.withLock { state in
            state.running -= 1
            state.budget.settle(pass.reserve, tokens: tokens, at: now)
            state.breaker.hear(report, of: pass.breaker, at: now)
        }
    }
}
