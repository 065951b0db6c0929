import Contracts
import Database
import Durability
import HTTP
import SQLite
import ServiceKit
import Synchronization
import Testing

@testable import CRMSync

@Suite("A provider")
struct RetriedAttemptTests {
    @Test func `is told when an earlier attempt may have taken effect`() async throws {
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        let effects = Effects(
            ledger: EffectLedger(database: database),
            recognised: []
        )
        let request = Request(
            RequestHead(
                method: .post,
                path: "/v1/crm/tasks",
                headers: ["Idempotency-Key": "one"]
            )
        )
        let attempts = Mutex<[Bool]>([])
        let perform: @Sendable (Effect<Nothing>) async throws -> Nothing = { effect in
            let count = attempts.withLock { attempts in
                attempts.append(effect.mayHaveHappened)
                return attempts.count
            }
            if count == 1 { throw CallError(service: "clickup", reason: .badAnswer(status: 500)) }
            return Nothing()
        }
        await #expect(throws: CallError.self) {
            try await effects.perform(.createTask, Nothing(), request, perform)
        }
        _ = try await effects.perform(.createTask, Nothing(), request, perform)
        _ = try await effects.perform(.createTask, Nothing(), request, perform)
        #expect(attempts.withLock { $0 } == [false, true])
    }
}
