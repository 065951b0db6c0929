import Contracts
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import CRMSync

@Suite("While ClickUp fails, a production task", .timeLimit(.minutes(5)))
struct ClickUpFaultTests {
    /// A way to fail, and what the caller hears.
    struct Failure: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fault: StandInFault
        let status: Int

        init(_ name: String, _ fault: StandInFault, _ status: Int = 503) {
            testDescription = name
            self.fault = fault
            self.status = status
        }
    }

    static let failures = [
        Failure("too many calls", .answer(.clickUp(429, "APP_002", "Rate limit reached"))),
        Failure("500", .answer(.clickUp(500, "APP_001", "Internal"))),
        Failure("502 of a proxy", .answer(StandInAnswer(status: 502, body: Data("<html>".utf8)))),
        Failure("connection lost before", .dropBefore),
        Failure("connection lost after", .dropAfter),
        Failure("late", .slow(4)),
        Failure("silence", .silence),
        Failure("garbage", .garbage),
        Failure("an error under 200", .answer(.clickUp(200, "INPUT_005", "No")), 422),
        Failure("too many calls under 200", .answer(.clickUp(200, "APP_002", "No"))),
        Failure("a token refused", .answer(.clickUp(401, "OAUTH_019", "Oauth token not found"))),
        Failure("a bad request", .answer(.clickUp(400, "CRTSK_001", "Status not found")), 422),
        Failure("not found", .answer(.clickUp(404, "ITEM_013", "Task not found")), 422),
    ]

    /// The calls that fail: the parent's reading, the creation, or all.
    enum Place: String, CaseIterable, Sendable {
        case parent, creation, everywhere

        func holds(_ request: StandInRequest) -> Bool {
            switch self {
            case .parent: request.method == "GET"
            case .creation: request.method == "POST"
            case .everywhere: true
            }
        }
    }

    @Test(arguments: failures, Place.allCases)
    func `waits, and is there once after the repair`(
        _ failure: Failure,
        _ place: Place
    ) async throws {
        try await ClickUpHarness.run(timeout: 1) { harness in
            let crm = try harness.started()
            harness.clickUp.server.fail(failure.fault) { place.holds($0) }
            let failed = try await crm.createTask()
            #expect(failed.status == failure.status)
            #expect(["vendor-unavailable", "vendor-refused"].contains(failed.problemKind))
            // What was made nevertheless is found, although creating still fails.
            let isMade = !harness.clickUp.created.isEmpty
            let second = try await crm.createTask()
            #expect(second.status == (isMade ? 201 : failure.status))
            harness.clickUp.server.heal()
            try await harness.time.clock.sleep(120)
            try await Self.expectMade(by: harness, with: crm)
        }
    }

    /// What fails when an earlier attempt is looked for.
    @Test(arguments: failures)
    func `is not made again before it is known whether it is there`(
        _ failure: Failure
    ) async throws {
        try await ClickUpHarness.run(timeout: 1) { harness in
            let crm = try harness.started()
            harness.clickUp.server.fail(.dropAfter, times: 1) { $0.method == "POST" }
            _ = try await crm.createTask()
            #expect(harness.clickUp.created.count == 1)
            harness.clickUp.server.fail(failure.fault) { $0.method == "GET" }
            let failed = try await crm.createTask()
            #expect(failed.status == failure.status)
            harness.clickUp.server.heal()
            try await harness.time.clock.sleep(120)
            try await Self.expectMade(by: harness, with: crm)
            #expect(harness.calls.count { $0.hasPrefix("POST") } == 1)
        }
    }

    /// The task is there once, however often it is asked for.
    private static func expectMade(
        by harness: ClickUpHarness,
        with crm: RouterClient
    ) async throws {
        var answer = try await crm.createTask()
        // On a busy machine also a sound answer may be late.
        for _ in 1...10 where answer.status == 503 {
            try await harness.time.clock.sleep(60)
            answer = try await crm.createTask()
        }
        #expect(answer.status == 201)
        let made = harness.clickUp.created.map(\.id)
        #expect(made == [try answer.decoded(TaskCreated.self).subtaskID.rawValue])
        let again = try await harness.started().createTask()
        #expect(again.bytes == answer.bytes)
        #expect(harness.clickUp.created.count == 1)
    }
}
