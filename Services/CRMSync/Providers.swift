import Curl
import Observability
import Runtime
import ServiceKit

/// The systems that the settings choose: a vendor that has a key, else Desk.
struct Providers: Sendable {
    let crm: CRM
    let tasks: TaskList

    /// What must run while they are used.
    let services: [any Service]

    init(_ settings: CRMSyncConfiguration, desk: DeskClient, http: HTTPClient, log: Log) {
        crm = .desk(desk)
        if let clickUp = settings.clickUp {
            let client = ClickUpClient(clickUp, http: http, log: log)
            let pulse = VendorPulse { await client.answers() }
            tasks = .clickUp(client, clickUp) { pulse.answers }
            services = [pulse]
        } else {
            tasks = .desk(desk)
            services = []
        }
    }
}
