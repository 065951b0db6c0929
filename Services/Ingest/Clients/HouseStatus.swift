import Contracts
import Observability
import ServiceKit

/// Which of the other services can do their work now.
struct HouseStatus: Sendable {
    var classification: @Sendable () async -> Bool
    var quoting: @Sendable () async -> Bool
    var crmSync: @Sendable () async -> Bool

    /// Also whether its mail server and its mailbox do their work.
    var notifications: @Sendable () async -> Bool

    /// Also whether the store that it keeps files in answers.
    var files: @Sendable () async -> Bool

    /// Which systems CRMSync works with; nothing when it does not answer.
    var providers: @Sendable () async -> CRMProviders?
}

extension HouseStatus {
    /// The services' own `/readyz`, each given a second, of Files and
    /// Notifications their `/health`, given three; CRMSync, which gives its providers as much, two.
    static func http(_ clients: HouseClients) -> HouseStatus {
        HouseStatus(
            classification: { await clients.classification.isReady() },
            quoting: { await clients.quoting.isReady() },
            crmSync: { await clients.crmSync.isReady() },
            notifications: { await clients.notifications.isHealthy() },
            files: { await clients.files.isHealthy() },
            providers: {
                try? await clients.crmSync.call(
                    CRMAPI.providers,
                    Nothing(),
                    context: CallContext(trace: TraceContext(), timeout: 2)
                )
            }
        )
    }
}
