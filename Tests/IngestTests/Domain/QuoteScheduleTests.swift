import Contracts
import FoundationEssentials
import Testing

@testable import Ingest

@Suite("What time does to a quote")
struct QuoteScheduleTests {
    static let quoted = TestClock.start
    static let day = 86_400.0

    let schedule = QuoteSchedule(reminderAfter: 3 * day, expiryAfter: 30 * day)

    private func due(_ quote: Quote, day: Double) -> QuoteSchedule.Due? {
        schedule.due(quote, at: Self.quoted.addingTimeInterval(day * Self.day))
    }

    private func quote(
        _ status: ValidationStatus = .pendingCredits,
        isReminded: Bool = false
    )
        -> Quote
    {
        Quote.sample(
            status,
            quotedAt: Self.quoted,
            remindedAt: isReminded ? Self.quoted : nil,
            expiresAt: Self.quoted.addingTimeInterval(30 * Self.day)
        )
    }

    @Test(
        arguments: [
            (0, nil), (2.999, nil), (3, .reminder), (29, .reminder), (30, .reminder),
            (30.001, .expiry),
        ] as [(Double, QuoteSchedule.Due?)]
    )
    func `is a reminder after three days and its end after thirty`(
        day: Double,
        due: QuoteSchedule.Due?
    ) {
        #expect(self.due(quote(), day: day) == due)
    }

    @Test func `is one reminder only`() {
        #expect(due(quote(isReminded: true), day: 5) == nil)
        #expect(due(quote(isReminded: true), day: 31) == .expiry)
    }

    @Test(arguments: [
        ValidationStatus.pendingInfo, .pendingAdmin, .validated, .rejected, .expired,
    ])
    func `is nothing when there is no quote to answer`(_ status: ValidationStatus) {
        #expect(due(quote(status), day: 31) == nil)
    }

    @Test func `is no reminder when there shall be none`() {
        let silent = QuoteSchedule(reminderAfter: 0, expiryAfter: 30 * Self.day)
        let later = Self.quoted.addingTimeInterval(29 * Self.day)
        #expect(silent.due(quote(), at: later) == nil)
    }
}
