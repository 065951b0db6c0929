import Runtime
import ServiceKit

/// The settings of CRMSync, besides those of `ServiceSettings`.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DESK_URL` | `http://127.0.0.1:8080` | where Desk is |
/// | `HUBSPOT_API_KEY` | none | HubSpot's service key; with it HubSpot is the CRM |
/// | `HUBSPOT_HUB_ID` | none | the account's number, for links |
/// | `HUBSPOT_PIPELINE_ID` | `0` | the pipeline of tickets |
/// | `HUBSPOT_STAGE_NEW` | `1` | the stage of a new ticket |
/// | `HUBSPOT_STAGE_WAITING_ON_CONTACT` | `2` | the stage while the client is to answer |
/// | `HUBSPOT_STAGE_WAITING_ON_US` | `3` | the stage while an admin is to decide |
/// | `HUBSPOT_STAGE_CLOSED` | `4` | the stage of a closed ticket |
/// | `HUBSPOT_API_VERSION` | `v3` | v3, or the date of a later version |
/// | `HUBSPOT_CALLS_PER_10S` | `100` | how many calls the key may make in ten seconds |
/// | `HUBSPOT_BASE_URL` | `https://api.hubapi.com` | where HubSpot is |
/// | `CRM_SYNC_LEDGER_RETENTION` | `90d` | how long a call's result is kept for its repetition |
/// | `CLICKUP_API_KEY` | none | ClickUp's token; without one, Desk keeps the production tasks |
/// | `CLICKUP_PARENT_TASK_ID` | none | the task whose subtasks they are; needed with the token |
/// | `CLICKUP_TEAM_ID` | none | the workspace, when the parent is named by a custom id (`PROD-811`) |
/// | `CLICKUP_ASSIGNEE_ID` | none | the number of the user who works on them |
/// | `CLICKUP_CALLS_PER_MINUTE` | `100` | the calls that the workspace's plan allows |
/// | `CLICKUP_BASE_URL` | `https://api.clickup.com/api` | where ClickUp's API is |
struct CRMSyncConfiguration: Sendable {
    let service: ServiceSettings

    /// None without a key: then Desk is the CRM.
    let hubSpot: HubSpotSettings?

    /// Seconds, at least a day: a caller may retry for as long.
    let ledgerRetention: Double

    /// Nothing when tasks are kept elsewhere.
    let clickUp: ClickUpSettings?

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.crmSync, environment)
        hubSpot = try HubSpotSettings(environment)
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
