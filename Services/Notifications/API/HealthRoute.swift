import Contracts
import HTTP
import Runtime
import ServiceKit

/// `GET /health`: `degraded` also while the mail server or the mailbox does
/// not do its work, with the reason.
///
/// Readiness says nothing of them: while they are away the service takes its
/// orders, and mails wait. Asking costs them nothing: it shows what was last
/// found.
struct HealthRoute: Sendable {
    /// Seconds for which the first word of a server is waited for, less than
    /// callers wait for the answer.
    static let patience = 1.5

    let readiness: Readiness
    let queue: MailQueue

    /// Nothing when mails are files.
    let mailServer: ServerStanding?

    /// Nothing when no mailbox is read.
    let mailbox: ServerStanding?

    var route: Route {
        Route(OperationsAPI.health) { _, _ in
            let troubles = await troubles()
            return ServiceHealth(
                status: troubles.isEmpty ? "ok" : "degraded",
                version: Version.current,
                service: ServiceName.notifications.executable,
                reason: troubles.isEmpty ? nil : troubles.joined(separator: "; ")
            )
        }
    }

    private func troubles() async -> [String] {
        async let sending = mailServer?.trouble(within: Self.patience)
        async let reading = mailbox?.trouble(within: Self.patience)
        var troubles: [String] = []
        if let lacking = await readiness.lacking() { troubles.append(lacking) }
        if let trouble = await sending { troubles.append("mail server: \(trouble)") }
        if let reason = queue.restsBecause { troubles.append("mails wait: \(reason)") }
        if let trouble = await reading { troubles.append("mailbox: \(trouble)") }
        return troubles
    }
}
