import Contracts
import Runtime

/// How to reach HubSpot, and what is called what there.
///
/// The variables are in the table of ``CRMSyncConfiguration``.
struct HubSpotSettings: Sendable {
    let key: Secret
    let base: String

    /// The account's number, which links lead to; none when it is not said.
    let hub: String?
    let pipeline: String
    let stages: [TicketStage: String]
    let paths: HubSpotPaths

    /// How many calls the key may make in ten seconds.
    let callsPerTenSeconds: Int

    /// The settings; nothing when there is no key.
    ///
    /// - Throws: `SettingsError` naming the variable that is wrong.
    init?(_ environment: Environment) throws {
        guard let key = try environment.token("HUBSPOT_API_KEY") else { return nil }
        self.key = key
        base = try environment.address("HUBSPOT_BASE_URL", default: "https://api.hubapi.com")
        hub = environment["HUBSPOT_HUB_ID"]
        guard hub?.allSatisfy({ $0.isASCII && $0.isNumber }) ?? true else {
            throw SettingsError("HUBSPOT_HUB_ID must be the account's number")
        }
        pipeline = environment.string("HUBSPOT_PIPELINE_ID", default: "0")
        stages = [
            .new: environment.string("HUBSPOT_STAGE_NEW", default: "1"),
            .waitingOnContact: environment.string(
                "HUBSPOT_STAGE_WAITING_ON_CONTACT",
                default: "2"
            ),
            .waitingOnUs: environment.string("HUBSPOT_STAGE_WAITING_ON_US", default: "3"),
            .closed: environment.string("HUBSPOT_STAGE_CLOSED", default: "4"),
        ]
        let version = environment.string("HUBSPOT_API_VERSION", default: "v3")
        guard let paths = HubSpotPaths(version: version) else {
            throw SettingsError("HUBSPOT_API_VERSION must be v3 or a date such as 2026-09")
        }
        self.paths = paths
        callsPerTenSeconds = try environment.integer(
            "HUBSPOT_CALLS_PER_10S",
            default: 100,
            in: 1...100_000
        )
    }
}
