import FoundationEssentials
import Testing
import Vendors

@testable import Anthropic

@Suite("A breaker")
struct BreakerTests {
    private let now = Date(timeIntervalSinceReferenceDate: 0)

    @Test(arguments: [
        (400, Breaker.Report.works), (413, .works), (404, .failsForLong), (405, .fails),
    ])
    func `hears nothing bad of a vendor that says no to one question`(
        status: Int,
        report: Breaker.Report
    ) {
        let refused = VendorError(
            "anthropic",
            .refused(status: status, code: "invalid_request_error"),
            mayHaveTakenEffect: false
        )
        #expect(LanguageModelError.vendor(refused).report == report)
        #expect(LanguageModelError.noCredit.report == .failsForLong)
        #expect(LanguageModelError.cancelled.report == .unknown)
    }

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
        let early = isAdmitted(later - 1, &breaker)
        #expect(!early)
        let admitted = breaker.admit(at: later)
        let probe = try #require(admitted)
        let second = isAdmitted(later, &breaker)
        #expect(!second)
        breaker.hear(.works, of: probe, at: later)
        #expect(!breaker.isOpen)
    }

    @Test func `lets another call through when the first came to nothing`() throws {
        var breaker = try opened()
        let later = now + Breaker.rest
        let admitted = breaker.admit(at: later)
        let probe = try #require(admitted)
        breaker.hear(.unknown, of: probe, at: later)
        #expect(breaker.isOpen)
        let another = isAdmitted(later, &breaker)
        #expect(another)
    }

    @Test func `does not hear what a call from before says`() throws {
        var breaker = Breaker()
        let admitted = breaker.admit(at: now)
        let early = try #require(admitted)
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
        let tooEarly = isAdmitted(now + Breaker.longRest - 1, &breaker)
        #expect(!tooEarly)
        let later = isAdmitted(now + Breaker.longRest, &breaker)
        #expect(later)
    }

    private func isAdmitted(_ now: Date, _ breaker: inout Breaker) -> Bool {
        breaker.admit(at: now) != nil
    }

    private func opened() throws -> Breaker {
        var breaker = Breaker()
        for _ in 1...Breaker.tolerated { try hear(.fails, &breaker) }
        #expect(breaker.isOpen)
        return breaker
    }

    private func hear(_ report: Breaker.Report, _ breaker: inout Breaker) throws {
        let admitted = breaker.admit(at: now)
        let pass = try #require(admitted)
        breaker.hear(report, of: pass, at: now)
    }
}
