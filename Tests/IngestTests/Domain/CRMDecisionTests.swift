import Contracts
import FoundationEssentials
import Testing

@testable import Ingest

@Suite("What a ticket in the CRM says")
struct CRMDecisionTests {
    static let expiry = TestClock.start + 3_600

    private func decision(
        _ shown: ValidationStatus?,
        credits: Int? = nil,
        on quote: Quote,
        isShown: Bool = true
    ) -> CRMDecision? {
        CRMDecision(
            .sample(shown, credits: credits),
            on: quote,
            estimateExpiry: Self.expiry,
            isShown: isShown
        )
    }

    static let pending: [ValidationStatus] = [.pendingInfo, .pendingCredits, .pendingAdmin]

    @Test(
        arguments: pending,
        pending + [.expired, .notApplicable, ValidationStatus(rawValue: "x")]
    )
    func `decides nothing in a state that waits, unless it estimates`(
        status: ValidationStatus,
        shown: ValidationStatus
    ) {
        #expect(decision(shown, on: .sample(status)) == nil)
        let estimated = decision(
            shown,
            credits: 2,
            on: .sample(status, credits: nil),
            isShown: false
        )
        let isEstimate = status == .pendingAdmin && shown == .pendingCredits
        #expect(
            estimated?.decision
                == (isEstimate ? .estimate(credits: 2, expiresAt: Self.expiry) : nil)
        )
    }

    @Test(arguments: pending)
    func `validates or refuses what is pending`(status: ValidationStatus) {
        let quote = Quote.sample(status, credits: 1, version: 3)
        #expect(decision(.validated, on: quote)?.decision == .validateByHand(credits: 1))
        #expect(
            decision(.validated, credits: 4, on: quote)?.decision == .validateByHand(credits: 4)
        )
        #expect(decision(.rejected, on: quote)?.decision == .refuse(version: 3))
    }

    @Test(arguments: [ValidationStatus.validated, .rejected, .expired])
    func `decides nothing about a quote that is decided`(status: ValidationStatus) {
        for shown in [ValidationStatus.validated, .rejected, .pendingCredits] {
            #expect(decision(shown, credits: 2, on: .sample(status)) == nil)
        }
    }

    @Test(arguments: [nil, 0, -1, 1_001])
    func `asks a person when it validates without a number of credits`(credits: Int?) {
        let decided = decision(
            .validated,
            credits: credits,
            on: .sample(.pendingAdmin, credits: nil)
        )
        #expect(decided?.decision == .ask)
        #expect(decided?.remark != nil)
    }

    @Test(arguments: [(1, 2), (2, 1)])
    func `replaces a quote whose credits a person changed`(before: Int, after: Int) {
        let quote = Quote.sample(.pendingCredits, credits: before, version: 3)
        let decided = decision(.pendingCredits, credits: after, on: quote)
        #expect(
            decided?.decision == .requote(version: 3, credits: after, expiresAt: Self.expiry)
        )
        #expect(decision(.pendingCredits, credits: before, on: quote) == nil)
        #expect(decision(.pendingCredits, on: quote) == nil)
    }

    /// What the CRM shows may be what it was given for the quote before.
    @Test func `replaces no quote that the ticket did not show yet`() {
        let quote = Quote.sample(.pendingCredits, credits: 2, version: 3)
        #expect(decision(.pendingCredits, credits: 1, on: quote, isShown: false) == nil)
    }

    @Test(arguments: [0, -1, 3, 1_000, Int.max])
    func `asks a person when a quote is changed to what none costs`(credits: Int) {
        let quote = Quote.sample(.pendingCredits, credits: 1, version: 3)
        let decided = decision(.pendingCredits, credits: credits, on: quote)
        #expect(decided?.decision == .ask)
        #expect(decided?.remark?.contains("\(credits)") == true)
    }
}
