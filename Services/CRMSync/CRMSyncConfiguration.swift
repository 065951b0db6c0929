import Runtime
import ServiceKit

/// The settings of CRMSync, besides those of `ServiceSettings`.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DESK_URL` | `http://127.0.0.1:8080` | where Desk is |
/// | `CRM_SYNC_LEDGER_RETENTION` | `90d` | how long a call's result is kept for its repetition |
/// | `CLICKUP_API_KEY` | none | ClickUp's token; without one, Desk keeps the production tasks |
/// | `CLICKUP_PARENT_TASK_ID` | none | the task whose subtasks they are; needed with the token |
/// | `CLICKUP_TEAM_ID` | none | the workspace, when the parent is named by a custom id (`PROD-811`) |
/// | `CLICKUP_ASSIGNEE_ID` | none | the number of the user who works on them |
/// | `CLICKUP_CALLS_PER_MINUTE` | `100` | the calls that the workspace's plan allows |
/// | `CLICKUP_BASE_URL` | `https://api.clickup.com/api` | where ClickUp's API is |
struct CRMSyncConfiguration: Sendable {
    let service: ServiceSettings

    /// Seconds, at least a day: a caller may retry for as long.
    let ledgerRetention: Double

    /// Nothing when tasks are kept elsewhere.
    let clickUp: ClickUpSettings?

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.crmSync, environment)
        ledgerRetention = try environment.duration(
            "CRM_SYNC_LEDGER_RETENTION",
            default: 90 * 86400
        )
        clickUp = try ClickUpSettings(environment)
        guard ledgerRetention >= 86400 else {
            throw SettingsError("CRM_SYNC_LEDGER_RETENTION must be at least 1d")
        }
    }
}
