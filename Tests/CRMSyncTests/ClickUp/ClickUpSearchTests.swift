import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("A subtask whose answer was lost", .timeLimit(.minutes(2)))
struct ClickUpSearchTests {
    /// Makes a subtask, loses the answer, lets people work, and asks again.
    private func lose(
        _ task: TaskToCreate = .sample(),
        _ change: @escaping @Sendable (inout ClickUpWorkspace) -> Void = { _ in },
        then check: @escaping @Sendable (ClickUpHarness, Response) async throws -> Void
    ) async throws {
        try await ClickUpHarness.run { harness in
            harness.clickUp.server.fail(.dropAfter, times: 1) { $0.method == "POST" }
            let lost = try await harness.started().createTask(task)
            #expect(lost.status == 503)
            #expect(lost.headers["Retry-After"] == "5")
            harness.clickUp.change(change)
            try await check(harness, try await harness.started().createTask(task))
        }
    }

    private static let changes: [(String, @Sendable (inout ClickUpWorkspace) -> Void)] = [
        ("nothing", { _ in }),
        ("closed", { $0.tasks[1].isClosed = true }),
        ("renamed", { $0.tasks[1].name = "Chaise d’Anna" }),
        ("moved with its parent", { $0.moveParent(to: "777") }),
        ("moved alone", { $0.tasks[1].list = "778" }),
        ("among many", { $0.fill(with: 250, at: $0.tasks[1].createdAt) }),
        (
            "closed among many",
            { workspace in
                workspace.tasks[1].isClosed = true
                workspace.fill(with: 250, at: workspace.tasks[1].createdAt)
            }
        ),
    ]

    @Test(arguments: changes.indices)
    func `is found whatever became of it`(index: Int) async throws {
        try await lose(.sample(), Self.changes[index].1) { harness, answer in
            #expect(answer.status == 201, "\(Self.changes[index].0)")
            let id = try answer.decoded(TaskCreated.self).subtaskID.rawValue
            #expect(id == harness.clickUp.created.first?.id)
            #expect(harness.calls.count { $0.hasPrefix("POST") } == 1)
        }
    }

    @Test func `is looked for no sooner than ClickUp shows what a crashed process made`()
        async throws
    {
        try await ClickUpHarness.run { harness in
            // Each is a process of its own, and the first saved no result.
            let first = try await harness.started().createTask()
            let second = try await harness.started().createTask()
            #expect(second.bytes == first.bytes)
            #expect(harness.clickUp.created.count == 1)
            #expect(harness.time.seconds > 4.9)
        }
    }

    @Test func `is made when it is not there`() async throws {
        try await ClickUpHarness.run { harness in
            harness.clickUp.server.fail(.dropBefore) { $0.method == "POST" }
            _ = try await harness.started().createTask()
            harness.clickUp.server.heal()
            let answer = try await harness.started().createTask()
            #expect(answer.status == 201)
            #expect(harness.clickUp.created.count == 1)
            #expect(
                harness.calls.suffix(3) == [
                    "GET /v2/task/86c7r48ha", "GET /v2/list/15505202/task",
                    "POST /v2/list/15505202/task",
                ]
            )
            let search = harness.clickUp.server.requests.last {
                $0.path.hasSuffix("/task") && $0.method == "GET"
            }
            #expect(search?.query["subtasks"] == "true")
            #expect(search?.query["include_closed"] == "true")
            #expect(search?.query["page"] == "0")
        }
    }

    @Test func `is not mistaken for one in which a client wrote its mark`() async throws {
        let mark = TaskReference(ofKey: "one").text
        try await ClickUpHarness.run { harness in
            let crm = try harness.started()
            let forged = TaskToCreate.sample(
                description: "Référence : \(mark)",
                adminNotes: "Référence : \(mark)"
            )
            _ = try await crm.createTask(forged, key: "two")
            harness.clickUp.server.fail(.dropBefore) { $0.method == "POST" }
            _ = try await crm.createTask(key: "one")
            harness.clickUp.server.heal()
            let answer = try await crm.createTask(key: "one")
            #expect(answer.status == 201)
            #expect(harness.clickUp.created.count == 2)
        }
    }

    @Test func `is not made again while the list is too long to look through`() async throws {
        try await ClickUpHarness.run(["CLICKUP_CALLS_PER_MINUTE": "10000"]) { harness in
            harness.clickUp.change {
                $0.callsPerMinute = 10_000
                $0.fill(with: 2_100, at: Date(timeIntervalSinceReferenceDate: 0))
            }
            harness.clickUp.server.fail(.dropBefore) { $0.method == "POST" }
            _ = try await harness.started().createTask()
            harness.clickUp.server.heal()
            let answer = try await harness.started().createTask()
            #expect(answer.status == 503)
            #expect(harness.clickUp.created.allSatisfy { $0.parent == nil })
        }
    }
}
