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
        on quote: Quote
    ) -> CRMDecision? {
        CRMDecision(.sample(shown, credits: credits), on: quote, estimateExpiry: Self.expiry)
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
        let estimated = decision(shown, credits: 2, on: .sample(status, credits: nil))
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
}
