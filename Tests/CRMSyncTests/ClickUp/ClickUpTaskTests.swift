import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("A production task in ClickUp", .timeLimit(.minutes(2)))
struct ClickUpTaskTests {
    /// What is sent to create one.
    private struct Sent: Decodable, Equatable {
        let name: String
        let parent: String
        let assignees: [Int]
        let markdown: String
        let notifiesAll: Bool

        enum CodingKeys: String, CodingKey {
            case name, parent, assignees
            case markdown = "markdown_content"
            case notifiesAll = "notify_all"
        }
    }

    @Test func `is created in the parent's list, with all that production needs`() async throws {
        try await ClickUpHarness.run { harness in
            let task = TaskToCreate.sample(
                fichiersURLs: ["https://files.example.com/chaise.png"],
                adminNotes: "Livrer avant vendredi."
            )
            let created = try await harness.started().call(CRMAPI.createTask, task, key: "one")
            #expect(harness.clickUp.created.map(\.id) == [created.subtaskID.rawValue])
            #expect(harness.calls == ["GET /v2/task/86c7r48ha", "POST /v2/list/15505202/task"])
            let call = try #require(harness.clickUp.server.requests.last)
            #expect(call.headers["authorization"] == ClickUpStandIn.token)
            #expect(call.headers["content-type"] == "application/json")
            let reference = TaskReference(ofKey: "one").text
            #expect(
                call.json(as: Sent.self)
                    == Sent(
                        name: "Demande anna@example.com",
                        parent: "86c7r48ha",
                        assignees: [100_557_980],
                        markdown: TaskText.markdown(of: task, reference: reference),
                        notifiesAll: false
                    )
            )
        }
    }

    @Test func `needs the parent's list once for many`() async throws {
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            for key in ["one", "two", "three"] {
                let response = try await crm.createTask(key: key)
                #expect(response.status == 201)
            }
            #expect(harness.calls.count { $0.hasPrefix("GET") } == 1)
        }
    }

    @Test func `is another for another request of the same client`() async throws {
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            // The same words under two keys, both answers lost.
            harness.clickUp.server.fail(.dropAfter) { $0.method == "POST" }
            for key in ["one", "two"] {
                let lost = try await crm.createTask(key: key)
                #expect(lost.status == 503)
            }
            harness.clickUp.server.heal()
            let first = try await crm.call(CRMAPI.createTask, .sample(), key: "one")
            let second = try await crm.call(CRMAPI.createTask, .sample(), key: "two")
            #expect(harness.clickUp.created.map(\.id) == [first, second].map(\.subtaskID.rawValue))
        }
    }

    @Test func `goes to nobody when there is no assignee`() async throws {
        try await ClickUpHarness.run(["CLICKUP_ASSIGNEE_ID": ""]) { harness in
            let response = try await harness.started().createTask()
            #expect(response.status == 201)
            #expect(harness.clickUp.created.map(\.assignees) == [[]])
        }
    }

    @Test func `has its parent found by the workspace's own name for it`() async throws {
        let names = ["CLICKUP_PARENT_TASK_ID": "PROD-811", "CLICKUP_TEAM_ID": "1234567"]
        try await ClickUpHarness.run(names) { harness in
            let response = try await harness.started().createTask()
            #expect(response.status == 201)
            #expect(harness.clickUp.created.map(\.parent) == ["86c7r48ha"])
            let query = harness.clickUp.server.requests.first?.query
            #expect(query?["custom_task_ids"] == "true")
            #expect(query?["team_id"] == "1234567")
        }
    }

    @Test func `follows its parent to another list`() async throws {
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            _ = try await crm.createTask(key: "one")
            harness.clickUp.change { $0.moveParent(to: "777") }
            let moved = try await crm.createTask(key: "two")
            #expect(moved.status == 201)
            #expect(harness.clickUp.created.map(\.list) == ["777", "777"])
            #expect(
                harness.calls.suffix(2) == ["GET /v2/task/86c7r48ha", "POST /v2/list/777/task"]
            )
            _ = try await crm.createTask(key: "three")
            #expect(harness.calls.last == "POST /v2/list/777/task")
            #expect(harness.clickUp.created.count == 3)
        }
    }

    @Test func `shows an OAuth token as a bearer token`() async throws {
        try await ClickUpHarness.run(["CLICKUP_API_KEY": "100_oauth"]) { harness in
            let answers = await harness.client.answers()
            #expect(!answers)
            #expect(
                harness.clickUp.server.requests.first?.headers["authorization"]
                    == "Bearer 100_oauth"
            )
        }
    }

    @Test func `can be made when ClickUp answers and knows the token`() async throws {
        try await ClickUpHarness.run { harness in
            let answers = await harness.client.answers()
            #expect(answers)
            harness.clickUp.server.fail(.dropBefore)
            let isSilent = await harness.client.answers()
            #expect(!isSilent)
        }
    }
}
