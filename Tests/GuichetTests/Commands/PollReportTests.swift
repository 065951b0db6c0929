import Contracts
import Testing

@testable import Guichet

@Suite("What a poll reports")
struct PollReportTests {
    private func outcome(_ sources: [PolledSource], failures: [String] = []) -> PollOutcome {
        PollOutcome(
            arrived: 1,
            handled: 1,
            acted: 1,
            held: 0,
            setAside: 0,
            waiting: 0,
            tickets: 3,
            decisions: 0,
            failures: failures,
            sources: sources
        )
    }

    @Test func `says of each place whether it could be read`() {
        let summary = ReplyCommands.summary(
            of: outcome([
                PolledSource(source: "mailbox", state: .notRead, detail: "no"),
                PolledSource(source: "crm", state: .read),
            ])
        )
        #expect(summary.hasSuffix("; mailbox could not be read, crm read"))
        let none = ReplyCommands.summary(
            of: outcome([PolledSource(source: "mailbox", state: .notConfigured)])
        )
        #expect(none.hasSuffix("; mailbox not configured"))
    }

    @Test func `names what was not looked at, on one line each`() {
        #expect(
            ReplyCommands.troubles(of: outcome([], failures: ["mailbox: the login\nis refused"]))
                == ["not looked at: mailbox: the login is refused"]
        )
        #expect(ReplyCommands.troubles(of: outcome([])) == [])
    }

    @Test func `fails when something was not looked at`() throws {
        try ReplyCommands.requireWhole(outcome([]))
        let error = #expect(throws: CommandFailure.self) {
            try ReplyCommands.requireWhole(outcome([], failures: ["mailbox: no", "crm: no"]))
        }
        #expect(error?.description == "the look was not whole: 2 not looked at")
    }
}
