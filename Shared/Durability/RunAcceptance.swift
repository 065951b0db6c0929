import Database

/// What accepts a run together with its first commit, and what came of it.
struct RunAcceptance: Sendable {
    let run: AcceptedRun

    /// What is kept with the run; what it throws keeps the run from being accepted.
    let keeping: @Sendable (any SQLConnection) throws -> Void

    /// Fulfilled once the run is accepted, or refused for good.
    let outcome = Promise<Result<Void, any Error>>()

    func write(_ connection: any SQLConnection) throws {
        try keeping(connection)
        try Journal.enqueue(connection, run)
    }
}
