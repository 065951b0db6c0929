import Runtime
import ServiceKit

/// The settings of CRMSync, besides those of `ServiceSettings`.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DESK_URL` | `http://127.0.0.1:8080` | where Desk is |
/// | `CRM_SYNC_LEDGER_RETENTION` | `90d` | how long a call's result is kept for its repetition |
struct CRMSyncConfiguration: Sendable {
    let service: ServiceSettings

    /// Seconds, at least a day: a caller may retry for as long.
    let ledgerRetention: Double

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.crmSync, environment)
        ledgerRetention = try environment.duration(
            "CRM_SYNC_LEDGER_RETENTION",
            default: 90 * 86400
        )
        guard ledgerRetention >= 86400 else {
            throw SettingsError("CRM_SYNC_LEDGER_RETENTION must be at least 1d")
        }
    }
}
