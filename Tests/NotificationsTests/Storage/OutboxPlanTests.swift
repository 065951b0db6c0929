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
        let plan = "SEARCH messages USING COVERING INDEX messages_waiting (state=?) in"
        #expect(plans(of: "COUNT(*)").count == 1)
        #expect(plans(of: "COUNT(*)").allSatisfy { $0.hasPrefix(plan) })
    }

    @Test func `finds the next mails and what is due without sorting the queue`() async throws {
        for key in ["1", "2", "3"] { try await mails.enter(key) }
        try await mails.outbox.settle("1", .queued(until: mails.time.now().addingTimeInterval(60)))
        #expect(try await mails.outbox.next()?.key == "2")
        #expect(try await mails.outbox.hasMailDue(before: mails.time.now()))
        #expect(try await mails.outbox.takeDue(atMost: 9).map(\.mail.key) == ["2", "3"])
        let plans = plans(of: "next_attempt_at")
        let next = "SEARCH messages USING INDEX messages_waiting (state=?) in SELECT"
        #expect(plans.contains { $0.hasPrefix(next) })
        for index in ["COVERING INDEX", "INDEX"] {
            let due = "USING \(index) messages_waiting (state=? AND next_attempt_at<?) in SELECT"
            #expect(plans.contains { $0.hasPrefix("SEARCH messages \(due)") })
        }
        #expect(!plans.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") })
    }

    @Test func `finds the mails of a ticket without sorting them`() async throws {
        for key in ["1", "2"] { try await mails.enter(key) }
        let plans = plans(of: "ORDER BY rowid")
        let plan = "SEARCH messages USING INDEX messages_by_ticket_in_any_case (<expr>=?) in"
        #expect(plans.count == 1)
        #expect(plans.allSatisfy { $0.hasPrefix(plan) })
    }

    private func plans(of words: String) -> [String] {
        mails.plans.noted.filter { $0.contains(words) }
    }
}
