import Contracts
import FoundationEssentials
import TestSupport
import Testing

@testable import Ingest

@Suite("A look that somebody asks for", .timeLimit(.minutes(1)))
struct PolledSourceTests {
    @Test func `has the mailbox read first, and says that both places were read`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let outcome = try await ingest.poll()
            #expect(ingest.house.calls(.readMailbox) == 1)
            #expect(
                outcome.sources == [
                    PolledSource(source: "mailbox", state: .read),
                    PolledSource(source: "crm", state: .read),
                ]
            )
            #expect(outcome.failures == [])
        }
    }

    @Test func `names a mailbox that could not be read, and takes what it gave before`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let found = PolledSource(
                source: "mailbox",
                state: .notRead,
                detail: "the mail server refuses the login"
            )
            ingest.house.answer { $0.mailboxLook = found }
            ingest.house.reads(as: .question)
            ingest.house.receives([.sample()])
            let outcome = try await ingest.poll()
            #expect(outcome.sources.first == found)
            #expect(outcome.failures == ["mailbox: the mail server refuses the login"])
            #expect(outcome.acted == 1)
        }
    }

    @Test func `takes no mailbox for none that could not be read`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.answer {
                $0.mailboxLook = PolledSource(source: "mailbox", state: .notConfigured)
            }
            let outcome = try await ingest.poll()
            #expect(outcome.sources.first?.state == .notConfigured)
            #expect(outcome.failures == [])
        }
    }

    @Test(arguments: [(HouseStub.Operation.readMailbox, "mailbox"), (.crmNews, "crm")])
    func `names the place whose service is down`(
        operation: HouseStub.Operation,
        source: String
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.fail(operation, .down)
            let outcome = try await ingest.poll()
            #expect(outcome.sources.filter { $0.state == .notRead }.map(\.source) == [source])
            #expect(outcome.failures.map { $0.hasPrefix("\(source): ") } == [true])
        }
    }

    @Test func `is the only one that has the mailbox read`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.ingest.watch.look()
            #expect(ingest.house.calls(.readMailbox) == 0)
        }
    }
}
