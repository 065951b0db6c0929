import Durability
import Observability
import Runtime

/// Asks the mail server whether it would take mails: at the start, and after
/// something went wrong until it would again.
///
/// A server that mails reach is not asked: they say more.
struct MailServerWatch: Service {
    /// Seconds between two logins that may be refused: a server that is asked
    /// too often shuts its door.
    static let patience = 300.0

    let transport: MailTransport
    let queue: MailQueue
    let clock: WallClock
    let log: Log
    var backoff = Backoff(base: 5, cap: 60, jitter: { $0 })

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await BackgroundLoop { try await watch() }.run(while: body)
    }

    private func watch() async throws {
        while true {
            try await askUntilUsable()
            try await queue.standing.waitForTrouble()
            // What went wrong just now need not be asked about at once.
            try await clock.sleep(backoff.delay(afterFailure: 1))
        }
    }

    private func askUntilUsable() async throws {
        var failures = 0
        var wasRefused = false
        while let obstacle = await transport.obstacle() {
            try Task.checkCancellation()
            failures += 1
            wasRefused = wasRefused || obstacle.isOfAccount
            if queue.standing.note(obstacle.word) {
                log.warning("mail server not usable", [.field("smtp.trouble", obstacle.word)])
            }
            let wait = backoff.delay(afterFailure: failures)
            try await clock.sleep(obstacle.isOfAccount ? Self.patience : wait)
        }
        try Task.checkCancellation()
        if queue.standing.note(nil) { log.info("mail server usable again") }
        queue.serverAnswers(loginMended: wasRefused)
    }
}
