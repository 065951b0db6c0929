/// One attempt at a run: what is known of it, and what it records.
struct RunAttempt: Sendable {
    let run: ClaimedRun

    /// Whether the run was accepted before, and is durable.
    let isAccepted: Bool
    let pages: JournalPages
}
