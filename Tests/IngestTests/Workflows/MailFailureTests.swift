import Contracts
import Database
import FoundationEssentials
import HTTP
import Runtime
import SQLite
import ServiceKit
import TestSupport
import Testing

@testable import Ingest

@Suite("A look for replies", .timeLimit(.minutes(1)))
struct MailFailureTests {
    @Test func `sets a mail aside that cannot be worked on, and goes on with the others`()
        async throws
    {
        try await IngestFixture.run { ingest in
            for key in ["1", "2"] { _ = try await ingest.answer(key: key) }
            ingest.house.reads(as: .validation)
            ingest.house.receives([
                .sample(1, text: "Mauvais"), .sample(2, ticket: "T-2"),
            ])
            ingest.house.fail(.classifyReply, .refused(422), times: 1)
            let first = try await ingest.poll()
            #expect(first.waiting == 1)
            #expect(first.acted == 1)
            #expect(first.failures.count == 1)
            #expect(try await ingest.status("T-2") == .validated)
            for _ in 2...MailRound.failureLimit {
                ingest.house.fail(.classifyReply, .refused(422), times: 1)
                try await ingest.poll()
            }
            #expect(try await ingest.mails(.setAside).map(\.mail) == ["mail:m1"])
            #expect(ingest.notices.last?.kind == .mailSetAside)
            #expect(ingest.notices.last?.detail?.contains("Mauvais") == false)
            #expect(try await ingest.poll().handled == 0)

            _ = try await ingest.client.call(
                IngestAPI.retryIncoming,
                Nothing(),
                parameters: ["mail": "mail:m1"]
            )
            try await ingest.poll()
            #expect(try await ingest.status() == .validated)
        }
    }

    @Test func `sets a mail aside whose row cannot be read back`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.receives([.sample(1, text: "Un"), .sample(2, text: "Deux")])
            ingest.house.fail(.classifyReply, .down, times: 1)
            try await ingest.poll()
            try await ingest.ingest.database.write { connection in
                try connection.execute(
                    "UPDATE incoming_mails SET content = NULL WHERE key = 'mail:m1'"
                )
            }
            let outcome = try await ingest.poll()
            #expect(outcome.setAside == 1)
            #expect(outcome.acted == 1)
            #expect(try await ingest.mails(.setAside).map(\.mail) == ["mail:m1"])

            // Of what nobody came to look at nothing is kept for ever.
            try await ingest.ingest.database.write { connection in
                try connection.execute("DELETE FROM quotes")
            }
            let later = ingest.clock.now + 86_400
            #expect(try await ingest.ingest.housekeeping.incoming.forget(before: later) >= 2)
            #expect(try await ingest.mails(.setAside).isEmpty)
        }
    }

    @Test func `keeps the order of one ticket's mails`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.answer {
                $0.reading = {
                    .sample($0.text == "Oui" ? .validation : .refusal, words: $0.text ?? "")
                }
            }
            ingest.house.receives([.sample(1, text: "Oui"), .sample(2, text: "Non")])
            ingest.house.fail(.classifyReply, .down, times: 1)
            #expect(try await ingest.poll().handled == 0)
            try await ingest.poll()
            #expect(try await ingest.status() == .validated)
            #expect(ingest.notices.map(\.kind).contains(.replyForPerson))
        }
    }

    @Test(arguments: [
        (HouseStub.Operation.incomingMails, HouseStub.Fault.down), (.incomingMails, .refused(500)),
        (.incomingMails, .refused(404)), (.crmNews, .down), (.crmNews, .refused(503)),
        (.crmNews, .refused(401)),
    ])
    func `does not miss one source because the other is down`(
        operation: HouseStub.Operation,
        fault: HouseStub.Fault
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            ingest.house.receives([.sample(text: "Un")])
            ingest.house.shows([.sample(mails: [.sample(text: "Deux")])])
            ingest.house.fail(operation, fault)
            let outcome = try await ingest.poll()
            #expect(outcome.acted == 1)
            #expect(outcome.failures.count == 1)
            ingest.house.mend(operation)
            #expect(try await ingest.poll().acted == 1)
        }
    }

    @Test func `stands when all that it needs is down, and so does the door`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.receives((1...10).map { .sample($0, text: "\($0)") })
            for operation in [HouseStub.Operation.classifyReply, .crmNews] {
                ingest.house.fail(operation, .down)
            }
            let outcome = try await ingest.poll()
            #expect(outcome.waiting == 10)
            #expect(outcome.failures.count == 2)
            #expect(ingest.house.calls(.classifyReply) <= MailRound.outageLimit)
            _ = try await ingest.answer(key: "another")
        }
    }

    @Test(arguments: [
        [IncomingMail.sample(0)], [.sample(-5)], [.sample(Int.max)],
        [.sample(1), .sample(0, id: "other")],
    ])
    func `believes no source that shows mails out of order`(
        mails: [IncomingMail]
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.answer { $0.mailbox = { _ in IncomingMailPage(mails: mails) } }
            let outcome = try await ingest.poll()
            #expect(outcome.failures == ["mailbox: notifications: mails out of order"])
            #expect(outcome.arrived == 0)
        }
    }

    @Test func `begins again when the mailbox's numbers were restored from before`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            ingest.house.receives([.sample(100, id: "a")])
            #expect(try await ingest.poll().acted == 1)
            ingest.house.answer {
                $0.mailbox = { asked in
                    let mails = [
                        IncomingMail.sample(1, id: "a"), .sample(2, id: "b", text: "Nouveau"),
                    ]
                    let rest = mails.filter { $0.sequence > asked.position }
                    return IncomingMailPage(mails: rest, highest: 2)
                }
            }
            #expect(try await ingest.poll().acted == 1)
            #expect(try await ingest.poll().handled == 0)
        }
    }

    @Test func `takes nothing from a CRM about tickets that it was not asked for`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.answer {
                $0.news = { _ in
                    CRMNews(tickets: [.sample(.validated, credits: 1, ticket: "T-9")])
                }
            }
            let outcome = try await ingest.poll()
            #expect(outcome.decisions == 0)
            #expect(try await ingest.status() == .pendingCredits)
        }
    }

    @Test func `takes over what hostile mails hold without harm`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            let long = String(repeating: "é\u{0}\r\n", count: 50_000)
            ingest.house.receives([
                .sample(1, id: "", text: long), .sample(2, id: "../\n" + long, from: long),
                .sample(3, text: "", receivedAt: .distantPast),
                .sample(4, id: "<a/b@example.com>", text: "Quatre", receivedAt: .distantFuture),
            ])
            let outcome = try await ingest.poll()
            #expect(outcome.acted == 4)
            #expect(try await ingest.mails(.handled).allSatisfy { !$0.mail.contains("/") })
        }
    }

    @Test(arguments: [HouseStub.Fault.refused(422), .down])
    func `asks about each ticket again and again, and about fewer when that fails`(
        fault: HouseStub.Fault
    ) async throws {
        try await IngestFixture.run { ingest in
            for number in 1...3 { _ = try await ingest.answer(key: "\(number)") }
            #expect(try await ingest.poll().tickets == 3)
            ingest.clock.advance(by: 60)
            ingest.house.fail(.crmNews, fault, times: 1)
            let outcome = try await ingest.poll()
            #expect(outcome.tickets == 3)
            #expect(outcome.failures == [])
        }
    }

    /// What CRMSync says when HubSpot does not do its work.
    private static let trouble = CallError(
        service: "crm-sync",
        reason: .refused(Problem(kind: "vendor-unavailable", status: 503, title: "Not now"))
    )

    @Test func `looks at the other tickets when the CRM fails at one`() async throws {
        try await IngestFixture.run { ingest in
            for number in 1...5 { _ = try await ingest.answer(key: "\(number)") }
            ingest.house.answer {
                $0.news = { asked in
                    guard !asked.tickets.contains(Ticket.ID("T-2")) else { throw Self.trouble }
                    return CRMNews(tickets: [])
                }
            }
            let outcome = try await ingest.poll()
            #expect(outcome.tickets == 4)
            #expect(outcome.failures.count == 1)
        }
    }

    @Test func `asks a CRM that fails at every ticket no more than a few times`() async throws {
        try await IngestFixture.run { ingest in
            for number in 1...6 { _ = try await ingest.answer(key: "\(number)") }
            ingest.house.answer { $0.news = { _ in throw Self.trouble } }
            let outcome = try await ingest.poll()
            #expect(outcome.tickets == 0)
            #expect(outcome.failures.count == 1)
            #expect(ingest.house.calls(.crmNews) == 1 + CRMWatch.outageLimit)
        }
    }

    @Test func `happens by itself, and not when it is switched off`() async throws {
        for (interval, isOn) in [("1s", true), ("0", false)] {
            try await IngestFixture.run(["VALIDATION_POLL_INTERVAL": interval]) { ingest in
                var watch = ingest.ingest.watch
                watch.clock.sleep = { _ in throw CancellationError() }
                do {
                    try await watch.run()
                    #expect(!isOn)
                } catch is CancellationError {
                    #expect(isOn)
                }
                #expect(ingest.house.calls(.crmNews) == 0)
                #expect(ingest.house.calls(.incomingMails) == (isOn ? 1 : 0))
            }
        }
    }
}
