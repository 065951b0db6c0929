import Durability
import Observability

/// Writes down what becomes of the journal's runs.
struct JournalLog: Sendable {
    let log: Log

    func observe(_ event: JournalEvent) {
        switch event {
        case .started(let run, let kind, let attempt):
            log.debug("run started", fields(run, kind) + [.field("run.attempt", attempt)])
        case .done(let run, let kind):
            log.info("run done", fields(run, kind))
        case .waiting(let run, let kind, let attempt, _, let reason):
            log.warning(
                "run waits",
                fields(run, kind) + [
                    .field("run.attempt", attempt), .field("error.detail", reason),
                ]
            )
        case .quarantined(let run, let kind, let reason):
            log.error("run quarantined", fields(run, kind) + [.field("error.detail", reason)])
        case .interrupted(let run, let kind):
            log.info("run interrupted", fields(run, kind))
        case .notRecorded(let run, let kind, let reason):
            log.error("run not recorded", fields(run, kind) + [.field("error.detail", reason)])
        case .notClaimed(let reason):
            log.error("runs not claimed", [.field("error.detail", reason)])
        }
    }

    private func fields(_ run: RunID, _ kind: String) -> [LogField] {
        [.field("run.id", run), .field("run.kind", kind)]
    }
}
