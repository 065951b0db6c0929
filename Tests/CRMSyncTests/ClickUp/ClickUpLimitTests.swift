import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing
import Vendors

@testable import CRMSync

@Suite("ClickUp's limit", .timeLimit(.minutes(2)))
struct ClickUpLimitTests {
    @Test func `is kept: a call more waits for the next minute`() async throws {
        try await ClickUpHarness.run { harness in
            harness.clickUp.change { $0.callsPerMinute = 3 }
            let crm = try harness.started()
            var statuses: [Int] = []
            for key in ["one", "two", "three"] {
                statuses.append(try await crm.createTask(key: key).status)
            }
            #expect(statuses == [201, 201, 503])
            #expect(harness.clickUp.server.requests.count == 3)
            let waits = try await crm.createTask(key: "three")
            #expect(waits.headers["Retry-After"] == "60")
            try await harness.time.clock.sleep(60)
            let later = try await crm.createTask(key: "three")
            #expect(later.status == 201)
            #expect(harness.clickUp.created.count == 3)
        }
    }

    @Test func `is the one of the settings`() async throws {
        try await ClickUpHarness.run(["CLICKUP_CALLS_PER_MINUTE": "2"]) { harness in
            let crm = try harness.started()
            let first = try await crm.createTask(key: "one")
            let second = try await crm.createTask(key: "two")
            #expect([first.status, second.status] == [201, 503])
            #expect(harness.clickUp.server.requests.count == 2)
        }
    }

    /// An answer's status and headers, and how long a pause they ask for at
    /// second 1,000.
    static let pauses: [(Int, Headers, Double?)] = [
        (200, [:], nil),
        (200, ["X-RateLimit-Remaining": "1", "X-RateLimit-Reset": "1030"], nil),
        (200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1030"], 30),
        (200, ["X-RateLimit-Remaining": "0"], nil),
        (429, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1030"], 30),
        (429, ["X-RateLimit-Reset": "1030"], 30),
        (429, ["X-RateLimit-Reset": "9999"], 60),
        (429, ["X-RateLimit-Reset": "1"], 1),
        (429, ["X-RateLimit-Reset": "nan"], 1),
        (429, ["X-RateLimit-Reset": "soon", "Retry-After": "7"], 7),
        (429, [:], 1),
    ]

    @Test(arguments: pauses)
    func `is read from an answer`(status: Int, headers: Headers, pause: Double?) {
        let profile = VendorProfile.clickUp(
            clock: .init(now: { Date(timeIntervalSince1970: 1_000) }, sleep: { _ in })
        )
        #expect(profile.pause(IncomingResponse(status: status, headers: headers)) == pause)
    }
}
