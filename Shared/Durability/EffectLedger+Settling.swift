import Database
import FoundationEssentials
public import Runtime
import Synchronization

/// What an effect returned, on its way to the database.
struct SettledEffect: Sendable {
    let intent: EffectLedger.Intent
    let result: Data
    let at: Date

    var key: EffectKey { intent.key }
}

/// Results that no commit has taken yet.
final class UnsavedResults: Sendable {
    private struct State {
        var waiting: [EffectKey: SettledEffect] = [:]

        /// In a commit that may still fail.
        var leaving: [EffectKey: SettledEffect] = [:]
    }

    private let state = Mutex(State())

    func add(_ effects: [SettledEffect]) {
        state.withLock { state in
            for effect in effects { state.waiting[effect.key] = effect }
        }
    }

    subscript(key: EffectKey) -> SettledEffect? {
        state.withLock { $0.waiting[key] ?? $0.leaving[key] }
    }

    /// Runs a commit of all that wait; what it does not save waits again.
    func leave<Result>(
        _ commit: ([SettledEffect]) async throws -> Result
    ) async throws -> Result {
        let taken = state.withLock { state in
            defer { state.waiting = [:] }
            state.leaving.merge(state.waiting) { $1 }
            return Array(state.waiting.values)
        }
        do {
            let result = try await commit(taken)
            state.withLock { state in
                for effect in taken { state.leaving[effect.key] = nil }
            }
            return result
        } catch {
            state.withLock { state in
                for effect in taken {
                    state.leaving[effect.key] = nil
                    state.waiting[effect.key] = effect
                }
            }
            throw error
        }
    }
}

extension EffectLedger: Service {
    /// Seconds for which a result may wait for an intent to be saved with.
    private static let longestWait = 1.0

    /// Saves results that no intent took along, and all of them at the end,
    /// however the body ends.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        let loop = BackgroundLoop {
            while true {
                try await Task.sleep(for: .seconds(Self.longestWait))
                // What the database does not take now it takes a second later.
                // Until then the result is known here.
                await settleOrTell()
            }
        }
        do {
            try await loop.run(while: body)
        } catch {
            await settleOrTell()
            throw error
        }
        try await settle()
    }

    private func settleOrTell() async {
        do {
            try await settle()
        } catch {
            observe(error)
        }
    }

    /// Makes the results durable that are not yet.
    ///
    /// - Throws: `DatabaseError`; they are kept, and may be saved later.
    public func settle() async throws {
        try await unsaved.leave { settled in
            guard !settled.isEmpty else { return }
            try await database.write { try Self.save(settled, $0) }
        }
    }

    static func save(
        _ settled: [SettledEffect],
        _ connection: any SQLConnection
    ) throws(DatabaseError) {
        for effect in settled {
            try connection.execute(
                """
                UPDATE effects
                SET state = 'done', result = \(effect.result), settled_at = \(effect.at)
                WHERE key = \(effect.key)
                """
            )
        }
    }
}
