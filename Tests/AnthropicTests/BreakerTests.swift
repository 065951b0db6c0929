import FoundationEssentials
import Testing

@testable import Anthropic

@Suite("A breaker")
struct BreakerTests {
    private let now = Date(timeIntervalSinceReferenceDate: 0)

    @Test func `counts only failures in a row`() throws {
        var breaker = Breaker()
        for _ in 1...3 {
            for _ in 1..<Breaker.tolerated { try hear(.fails, &breaker) }
            try hear(.works, &breaker)
        }
        #expect(!breaker.isOpen)
    }

    @Test func `lets one call through after its rest, and others once that has worked`() throws {
        var breaker = try opened()
        let later = now + Breaker.rest
        #expect(breaker.admit(at: later - 1) == nil)
        let probe = try #require(breaker.admit(at: later))
        #expect(breaker.admit(at: later) == nil)
        breaker.hear(.works, of: probe, at: later)
        #expect(!breaker.isOpen)
    }

    @Test func `lets another call through when the first came to nothing`() throws {
        var breaker = try opened()
        let later = now + Breaker.rest
        let probe = try #require(breaker.admit(at: later))
        breaker.hear(.unknown, of: probe, at: later)
        #expect(breaker.isOpen)
        #expect(breaker.admit(at: later) != nil)
    }

    @Test func `does not hear what a call from before says`() throws {
        var breaker = Breaker()
        let early = try #require(breaker.admit(at: now))
        for _ in 1...Breaker.tolerated { try hear(.fails, &breaker) }
        breaker.hear(.works, of: early, at: now)
        #expect(breaker.isOpen)
        let probe = breaker.admit(at: now + Breaker.rest)
        #expect(probe != nil)
        breaker.hear(.works, of: early, at: now)
        #expect(breaker.isOpen)
    }

    @Test func `opens at once for what only a person can mend`() throws {
        var breaker = Breaker()
        try hear(.failsForLong, &breaker)
        #expect(breaker.admit(at: now + Breaker.longRest - 1) == nil)
        #expect(breaker.admit(at: now + Breaker.longRest) != nil)
    }

    private func opened() throws -> Breaker {
        var breaker = Breaker()
        for _ in 1...Breaker.tolerated { try hear(.fails, &breaker) }
        #expect(breaker.isOpen)
        return breaker
    }

    private func hear(_ report: Breaker.Report, _ breaker: inout Breaker) throws {
        let pass = try #require(breaker.admit(at: now))
        breaker.hear(report, of: pass, at: now)
    }
}
