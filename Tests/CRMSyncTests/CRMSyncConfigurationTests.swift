import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import CRMSync

@Suite("CRMSync's settings")
struct CRMSyncConfigurationTests {
    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try CRMSyncConfiguration(Environment([:]))
        #expect(settings.service.port == 5003)
        #expect(settings.ledgerRetention == 90 * 86400)
        let own = try CRMSyncConfiguration(Environment(["CRM_SYNC_LEDGER_RETENTION": "2d"]))
        #expect(own.ledgerRetention == 2 * 86400)
    }

    @Test(arguments: [
        ["CRM_SYNC_LEDGER_RETENTION": "1h"], ["CRM_SYNC_LEDGER_RETENTION": "long"],
        ["CRM_SYNC_PORT": "http"], ["CRM_SYNC_HOST": "0.0.0.0"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try CRMSyncConfiguration(Environment(values))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .crmSync,
            configuration: "Services/CRMSync/CRMSyncConfiguration.swift"
        )
        #expect(settings.documented.count == 24)
        #expect(settings.exampled == settings.documented)
    }
}
