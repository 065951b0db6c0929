import Contracts
import Curl
import HTTP
import Observability
import Runtime
import ServiceKit
import Vendors

/// The systems that the settings choose: a vendor that has a key, else Desk.
struct Providers: Sendable {
    let crm: CRM
    let tasks: TaskList

    /// What must run while they are used.
    let services: [any Service]

    init(_ settings: CRMSyncConfiguration, desk: DeskClient, http: HTTPClient, log: Log) {
        log.warnIfPlain("HUBSPOT_BASE_URL", settings.hubSpot?.base)
        log.warnIfPlain("CLICKUP_BASE_URL", settings.clickUp?.base)
        var services: [any Service] = []
        if let settings = settings.hubSpot {
            let hubSpot = HubSpotConnection(settings, http: http, log: log)
            crm = hubSpot.crm
            services.append(hubSpot.pulse)
        } else {
            crm = .desk(desk)
        }
        if let settings = settings.clickUp {
            let clickUp = ClickUpClient(settings, http: http, log: log)
            let pulse = VendorPulse { await clickUp.answers() }
            tasks = .clickUp(clickUp, settings) { pulse.answers }
            services.append(pulse)
        } else {
            tasks = .desk(desk)
        }
        self.services = services
    }
}
