import Contracts
import HTTP

/// The door to the mailbox itself.
struct MailboxRoutes: Sendable {
    /// Seconds for which a look is waited for, less than callers wait for the
    /// answer.
    static let patience = 8.0

    /// Nothing when no mailbox is read.
    let looks: MailboxLooks?

    var routes: [Route] {
        [
            Route(NotificationsAPI.readMailbox) { _, _ in
                guard let looks else {
                    return PolledSource(source: "mailbox", state: .notConfigured)
                }
                let trouble = await looks.look(within: Self.patience)
                return PolledSource(
                    source: "mailbox",
                    state: trouble == nil ? .read : .notRead,
                    detail: trouble
                )
            }
        ]
    }
}
