import Contracts
import Runtime
import Testing

@testable import CRMSync

@Suite("HubSpot's settings")
struct HubSpotSettingsTests {
    @Test func `are none without a key`() throws {
        #expect(try HubSpotSettings(Environment(["HUBSPOT_HUB_ID": "1"])) == nil)
    }

    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try #require(try HubSpotSettings(Environment(["HUBSPOT_API_KEY": "key"])))
        #expect(settings.base == "https://api.hubapi.com")
        #expect(settings.pipeline == "0")
        #expect(settings.stages[.closed] == "4")
        #expect(settings.paths == HubSpotPaths(version: "v3"))
        #expect(settings.callsPerTenSeconds == 100)
    }

    @Test(arguments: [
        ["HUBSPOT_HUB_ID": "../1"], ["HUBSPOT_API_VERSION": "v4"],
        ["HUBSPOT_API_VERSION": "2026-09/.."], ["HUBSPOT_BASE_URL": "hubapi"],
        ["HUBSPOT_CALLS_PER_10S": "0"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try HubSpotSettings(Environment(values.merging(["HUBSPOT_API_KEY": "key"]) { $1 }))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }
}
