import Contracts
import Curl
import Database
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import CRMSync

@Suite("A task list whose answer is lost", .timeLimit(.minutes(2)))
struct ProviderFaultTests {
    /// The task lists that there are.
    enum Provider: String, CaseIterable, Sendable {
        case desk, clickUp
    }

    /// What befalls CRMSync between the effect and its record.
    enum Death: String, CaseIterable, Sendable {
        /// The connection to the task list, and then its process.
        case afterLostAnswer

        /// Its process, while it has the answer and not yet recorded it.
        case beforeRecord
    }

    @Test(arguments: Provider.allCases, Death.allCases)
    func `has made one task when CRMSync was killed meanwhile`(
        _ provider: Provider,
        _ death: Death
    ) async throws {
        try await provider.run { tasks, count in
            let folder = try TestFolder()
            let first = try await Life(over: folder)
            let dying = Self.dying(try tasks(), death, first.database)
            let lost = try await RouterClient.crmSync(tasks: dying, first.database).createTask()
            // The answer is told, and recorded a little later or not at all.
            #expect(lost.status == (death == .beforeRecord ? 201 : 503))
            await first.database.close()
            let made = try await count()
            #expect(made == 1)

            let second = try await Life(over: folder)
            let crm = try RouterClient.crmSync(tasks: try tasks(), second.database)
            let answer = try await crm.createTask()
            let again = try await crm.createTask()
            #expect(answer.status == 201)
            #expect(again.bytes == answer.bytes)
            let other = try await crm.createTask(key: "two")
            #expect(other.status == 201)
            #expect(other.bytes != answer.bytes)
            let total = try await count()
            #expect(total == 2)
            await second.database.close()
        }
    }

    /// A process's ledger: all that the next one knows is in the same file.
    private struct Life {
        let database: SQLiteDatabase

        init(over folder: TestFolder) async throws {
            database = try SQLiteDatabase(path: "\(folder.path)/crm-sync.sqlite")
            try await database.migrate(EffectLedger.migrations)
        }
    }

    /// A task list after whose effect nothing is recorded.
    private static func dying(
        _ tasks: TaskList,
        _ death: Death,
        _ database: SQLiteDatabase
    ) -> TaskList {
        var dying = tasks
        dying.createTask = { effect in
            let created = try await tasks.createTask(effect)
            switch death {
            case .afterLostAnswer:
                throw CallError(service: "tasks", reason: .noAnswer("connection reset"))
            case .beforeRecord:
                await database.close()
                return created
            }
        }
        return dying
    }
}

extension ProviderFaultTests.Provider {
    /// A task list as a process assembles it anew.
    typealias Tasks = @Sendable () throws -> TaskList

    /// How many tasks there are.
    typealias Count = @Sendable () async throws -> Int

    /// Runs the system that keeps the tasks while `body` uses it.
    func run(_ body: @escaping @Sendable (Tasks, Count) async throws -> Void) async throws {
        switch self {
        case .desk:
            try await RunningDesk.run { running in
                let ticket = try await running.openTicket()
                let tasks: Tasks = { .desk(.http(running.client)).of(ticket) }
                try await body(tasks) { try await running.countTasks(of: ticket) }
            }
        case .clickUp:
            try await ClickUpHarness.run { harness in
                try await body({ harness.tasks }, { harness.clickUp.created.count })
            }
        }
    }
}

extension TaskList {
    /// This list, with every task for one ticket.
    fileprivate func of(_ ticket: Ticket.ID) -> TaskList {
        var tasks = self
        tasks.createTask = { [createTask] effect in
            try await createTask(
                Effect(
                    input: .sample(ticketID: ticket),
                    key: effect.key,
                    mayHaveHappened: effect.mayHaveHappened,
                    trace: effect.trace
                )
            )
        }
        return tasks
    }
}

extension RunningDesk {
    fileprivate func openTicket() async throws -> Ticket.ID {
        let crm = try await CRMSyncFixture(.http(client)).crm
        return try await crm.call(CRMAPI.createTicket, .sample(), key: "ticket").ticketID
    }

    fileprivate func countTasks(of ticket: Ticket.ID) async throws -> Int {
        try await desk.call(
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": ticket.rawValue]
        ).tasks.count
    }
}
