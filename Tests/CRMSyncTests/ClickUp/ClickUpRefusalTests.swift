import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("What ClickUp refuses", .timeLimit(.minutes(2)))
struct ClickUpRefusalTests {
    @Test func `is told with ClickUp's own code, for a person`() async throws {
        try await ClickUpHarness.run(["CLICKUP_ASSIGNEE_ID": "1"]) { harness in
            let answer = try await harness.started().createTask()
            #expect(answer.status == 422)
            let problem = try answer.decoded(Problem.self)
            #expect(problem.type == "urn:guichet:problem:vendor-refused")
            #expect(problem.detail == "clickup: refuses (400 INPUT_004)")
            #expect(harness.clickUp.created.isEmpty)
        }
    }

    @Test func `is a parent that is gone`() async throws {
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            _ = try await crm.createTask(key: "one")
            harness.clickUp.change { $0.tasks.removeFirst() }
            let answer = try await crm.createTask(key: "two")
            #expect(answer.status == 422)
            #expect(
                try answer.decoded(Problem.self).detail == "clickup: refuses (404 ITEM_013)"
            )
        }
    }

    @Test func `is a token, until it is renewed`() async throws {
        try await ClickUpHarness.run(["CLICKUP_API_KEY": "pk_other"]) { harness in
            let answer = try await harness.started().createTask()
            #expect(answer.status == 503)
            #expect(answer.headers["Retry-After"] == "60")
            #expect(
                try answer.decoded(Problem.self).detail
                    == "clickup: does not allow it (401 OAUTH_019)"
            )
        }
    }

    @Test func `shows no token and nothing of the client in any log line or answer`() async throws {
        let faults: [StandInFault] = [
            .answer(.clickUp(400, "INPUT_005", "PLANTED-WORDS")),
            .answer(.clickUp(400, "PLANTED WORDS", "PLANTED-WORDS")),
            .answer(.json(500, #"{"err":"PLANTED-WORDS"}"#)), .dropAfter, .garbage,
            .answer(.clickUp(200, "INPUT_005", "PLANTED-WORDS")),
        ]
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            let task = TaskToCreate.sample(description: "PLANTED-WORDS")
            var said: [String] = []
            for (number, fault) in faults.enumerated() {
                harness.clickUp.server.heal()
                harness.clickUp.server.fail(fault) { $0.method == "POST" }
                let answer = try await crm.createTask(task, key: "key-\(number)")
                said.append(String(decoding: answer.bytes, as: UTF8.self))
            }
            said += harness.log.all
            #expect(said.count > faults.count)
            let planted = ["PLANTED", "anna@example.com", "Chaise", "pk_"]
            #expect(said.filter { line in planted.contains { line.contains($0) } } == [])
        }
    }
}
