import Contracts
import Durability
import FoundationEssentials
import Observability
import Runtime

/// What Ingest does by the clock: looks after quotes, forgets old work.
struct Housekeeping: Sendable {
    let desk: ValidationDesk
    let store: RequestStore
    let incoming: IncomingBook
    let clients: ClientBook
    let corrections: CorrectionBook

    /// Seconds between two looks at the quotes.
    let interval: Double

    /// Seconds for which finished work is kept.
    let retention: Double

    /// Seconds for which a person's word about a request's type is kept.
    let correctionsRetention: Double
    var clock: WallClock
    let log: Log

    func run() async throws {
        var sinceForgetting = Double.infinity
        while true {
            try await attempt("quotes could not be looked after") { try await desk.letTimePass() }
            if sinceForgetting >= 3_600 {
                sinceForgetting = 0
                try await attempt("old work could not be forgotten") { try await forget() }
            }
            try await clock.sleep(interval)
            sinceForgetting += interval
        }
    }

    private func forget() async throws {
        let now = clock.now()
        let date = now.addingTimeInterval(-retention)
        let oldestCorrection = now.addingTimeInterval(-correctionsRetention)
        try await desk.worker.purge(doneBefore: date)
        for portion in [
            { try await store.forgetKeys(before: date) },
            { try await incoming.forget(before: date) },
            { try await clients.forget(before: date) },
            { try await corrections.forgetKeys(before: date) },
            { try await corrections.forget(before: oldestCorrection) },
        ] {
            _ = try await Portions.work(portion)
        }
    }

    private func attempt(_ failure: StaticString, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as CancellationError {
            throw error
        } catch {
            log.error(failure, [.error(error)])
        }
    }
}
