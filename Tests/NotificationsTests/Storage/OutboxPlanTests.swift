import Contracts
import Database
import FoundationEssentials
import TestSupport
import Testing

@testable import Notifications

@Suite("The outbox among many mails")
struct OutboxPlanTests {
    let mails: MailsFixture

    init() async throws {
        mails = try await MailsFixture()
    }

    @Test func `counts what waits, and reads nothing of what is over`() async throws {
        for key in ["1", "2", "3"] { try await mails.enter(key) }
        try await mails.outbox.settle("1", .sent)
        try await mails.outbox.settle("2", .failed)
        #expect(try await mails.outbox.openCounts() == [.queued: 1, .failed: 1])
        #expect(plans(of: "COUNT(*)").count == 1)
        #expect(
            plans(of: "COUNT(*)").allSatisfy {
                $0.hasPrefix(
                    "SEARCH messages USING COVERING INDEX messages_by_state (state=?) in"
                )
            }
        )
    }

    @Test func `finds the next mail and what is due without sorting the queue`() async throws {
        for key in ["1", "2", "3"] { try await mails.enter(key) }
        try await mails.outbox.settle("1", .queued(until: mails.time.now().addingTimeInterval(60)))
        #expect(try await mails.outbox.next()?.key == "2")
        #expect(try await mails.outbox.hasMailDue(before: mails.time.now()))
        let plans = plans(of: "state = 'queued'")
        #expect(plans.contains { $0.hasPrefix("SCAN messages USING INDEX messages_due in") })
        let due = "SEARCH messages USING INDEX messages_due (next_attempt_at<?) in"
        #expect(plans.contains { $0.hasPrefix(due) })
        // Mails whose turn comes at the same time are sorted, and no others.
        #expect(!plans.contains { $0.contains("TEMP B-TREE FOR ORDER BY") })
    }

    private func plans(of words: String) -> [String] {
        mails.plans.noted.filter { $0.contains(words) }
    }
}
