import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import Anthropic

@Suite("The gate to a language model")
struct CallGateTests {
    private let time = TestTime()

    @Test func `lets so many calls through at once`() throws {
        let gate = CallGate(dailyTokens: 1_000_000, clock: time.clock)
        let passes = try (1...CallGate.width).map { _ in try gate.enter(tokens: 10) }
        #expect(throws: LanguageModelError.busy) { try gate.enter(tokens: 10) }
        gate.leave(passes[0], .works, tokens: 10)
        _ = try gate.enter(tokens: 10)
    }

    @Test func `counts what was set aside where nobody knows what was used`() throws {
        let gate = CallGate(dailyTokens: 100, clock: time.clock)
        gate.leave(try gate.enter(tokens: 60), .fails, tokens: nil)
        #expect(throws: LanguageModelError.overBudget) { try gate.enter(tokens: 60) }
        gate.leave(try gate.enter(tokens: 40), .works, tokens: 0)
        _ = try gate.enter(tokens: 40)
    }

    @Test func `counts a call that ends after midnight to the new day`() async throws {
        let gate = CallGate(dailyTokens: 100, clock: time.clock)
        let pass = try gate.enter(tokens: 90)
        try await time.clock.sleep(86_400)
        gate.leave(pass, .works, tokens: 50)
        #expect(throws: LanguageModelError.overBudget) { try gate.enter(tokens: 51) }
        _ = try gate.enter(tokens: 50)
    }

    @Test func `takes no tokens from who is not let through`() throws {
        let gate = CallGate(dailyTokens: 100, clock: time.clock)
        gate.leave(try gate.enter(tokens: 10), .failsForLong, tokens: 0)
        for _ in 1...20 {
            #expect(throws: LanguageModelError.resting) { try gate.enter(tokens: 100) }
        }
    }
}
