import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A mail that is no answer", .timeLimit(.minutes(1)))
struct MailKindTests {
    @Test func `is told to the admin when one of ours came back, and does nothing else`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .validation)
            ingest.house.receives([.sample(kind: .bounce, from: "mailer-daemon@example.com")])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.notices.map(\.kind) == [.request, .bounced])
            #expect(ingest.notices.last?.objet == "Vase en céramique")
            #expect(ingest.house.calls(.classifyReply) == 0)
            #expect(ingest.recordedReplies == [])
            #expect(try await ingest.validation("T-1").replies == [])
        }
    }

    @Test func `is shown with the answers when a program wrote it, and does nothing else`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .validation)
            ingest.house.receives([.sample(kind: .automatic, text: "Je suis absente.")])
            for _ in 1...2 { try await ingest.poll() }
            #expect(try await ingest.status() == .pendingCredits)
            #expect(try await ingest.validation("T-1").replies.map(\.intent) == [.autoReply])
            #expect(ingest.notices.map(\.kind) == [.request])
            #expect(ingest.house.calls(.classifyReply) == 0)
        }
    }

    @Test(arguments: [
        IncomingMail.sample(kind: .unreadable, ticket: nil, from: "zoe@example.com"),
        .sample(ticket: nil, from: "zoe@example.com"), .sample(ticket: nil, from: ""),
        .sample(kind: .bounce, ticket: nil), .sample(kind: .automatic, ticket: nil),
        .sample(ticket: String(repeating: "T", count: 300), from: "zoe@example.com"),
    ])
    func `does nothing when nobody knows what it is about`(mail: IncomingMail) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.receives([mail])
            let outcome = try await ingest.poll()
            #expect(outcome.handled == 1)
            #expect(outcome.acted == 0)
            #expect(ingest.notices.map(\.kind) == [.request])
            #expect(try await ingest.mails(.handled).count == 1)
        }
    }

    @Test(arguments: [IncomingMailKind.unreadable, IncomingMailKind(rawValue: "new")])
    func `is told to the admin when nobody could read it`(kind: IncomingMailKind) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.receives([.sample(kind: kind, text: "")])
            #expect(try await ingest.poll().acted == 1)
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.notices.map(\.kind) == [.request, .replyForPerson])
            #expect(ingest.notices.last?.detail?.contains("illisible") == true)
        }
    }

    @Test func `of one sender beyond the day's budget is kept, and told of once`() async throws {
        let settings = ["REPLY_BUDGET": "2"]
        try await IngestFixture.run(settings) { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            let mails = (1...5).map { IncomingMail.sample($0, text: "Question \($0) ?") }
            ingest.house.receives(mails)
            let outcome = try await ingest.poll()
            #expect(outcome.acted == 2)
            #expect(outcome.held == 3)
            #expect(
                ingest.notices.map(\.kind).sorted { $0.rawValue < $1.rawValue }
                    == [.mailsHeld, .replyForPerson, .replyForPerson, .request]
            )
            #expect(try await ingest.mails(.held).map(\.mail) == ["mail:m5", "mail:m4", "mail:m3"])
            let metrics = await ingest.client.send(.get, "/metrics").text
            #expect(metrics.contains("guichet_incoming_mails{state=\"held\"} 3\n"))

            // A person lets one through; the next day begins anew.
            let freed = try await ingest.client.call(
                IngestAPI.retryIncoming,
                Nothing(),
                parameters: ["mail": "mail:m3"]
            )
            #expect(freed.state == .waiting)
            #expect(try await ingest.poll().acted == 1)
            ingest.clock.advance(by: 86_400)
            ingest.house.receives(mails + [.sample(6, text: "Question 6 ?")])
            #expect(try await ingest.poll().acted == 1)
        }
    }

    @Test func `cannot be let through twice, nor when nobody knows it`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.receives([.sample(ticket: nil)])
            try await ingest.poll()
            for (mail, status) in [("mail:m1", 409), ("mail:m9", 404)] {
                let response = try await ingest.client.send(
                    IngestAPI.retryIncoming,
                    Nothing(),
                    parameters: ["mail": mail]
                )
                #expect(response.status == status)
            }
        }
    }
}
