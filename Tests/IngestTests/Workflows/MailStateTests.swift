import Contracts
import TestSupport
import Testing

@testable import Ingest

@Suite("A request whose mail", .timeLimit(.minutes(1)))
struct MailStateTests {
    @Test(arguments: [
        (MailState.sent, true), (.stored, false), (.queued, false), (.uncertain, false),
        (.failed, false), (MailState(rawValue: "new_state"), false),
    ])
    func `is in some state goes on, and the mail is recorded as it is`(
        state: MailState,
        isSent: Bool
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.answer { $0.mailState = state }
            let answer = try await ingest.answer()
            #expect(answer.validationStatus == .pendingCredits)
            let records = ingest.house.inputs(
                .recordMail,
                as: AboutTicket<RecordedMail>.self
            )
            #expect(records.map(\.content.smtpSent) == [isSent])
            #expect(records.map(\.content.to) == ["anna@example.com"])
            #expect(ingest.house.count(.updateTicket) == 1)
        }
    }
}
