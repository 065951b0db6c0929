import Contracts
import Curl
import Observability
import Runtime
import Testing

@testable import CRMSync

@Suite("ClickUp's settings")
struct ClickUpSettingsTests {
    private static let least = ["CLICKUP_API_KEY": "pk_1", "CLICKUP_PARENT_TASK_ID": "86c7r48ha"]

    @Test func `are none without a key`() throws {
        let settings = try ClickUpSettings(
            Environment(["CLICKUP_PARENT_TASK_ID": "PROD-811", "CLICKUP_ASSIGNEE_ID": "anna"])
        )
        #expect(settings == nil)
    }

    @Test(arguments: [(Self.least, CRMProvider.clickup), ([:], .desk)])
    func `choose the task list`(values: [String: String], provider: CRMProvider) throws {
        let providers = Providers(
            try CRMSyncConfiguration(Environment(values)),
            desk: StubDesk().client,
            http: HTTPClient(),
            log: Log(service: "crm-sync", write: { _ in })
        )
        #expect(providers.tasks.provider == provider)
        #expect(providers.services.count == (provider == .clickup ? 1 : 0))
    }

    @Test func `need no more than a key and a parent`() throws {
        let settings = try #require(try ClickUpSettings(Environment(Self.least)))
        #expect(settings.base == "https://api.clickup.com/api")
        #expect(settings.parent == ClickUpTaskReference(id: "86c7r48ha"))
        #expect(settings.assignee == nil)
        #expect(settings.callsPerMinute == 100)
    }

    @Test func `name a workspace only for a custom id`() throws {
        let team = ["CLICKUP_TEAM_ID": "1234567"]
        let own = try ClickUpSettings(Environment(Self.least.merging(team) { $1 }))
        #expect(own?.parent == ClickUpTaskReference(id: "86c7r48ha"))
        let names = team.merging(["CLICKUP_PARENT_TASK_ID": "PROD-811"]) { $1 }
        let custom = try ClickUpSettings(Environment(Self.least.merging(names) { $1 }))
        #expect(custom?.parent == ClickUpTaskReference(id: "PROD-811", team: "1234567"))
    }

    @Test(arguments: [
        ("CLICKUP_PARENT_TASK_ID", ""), ("CLICKUP_PARENT_TASK_ID", "PROD-811"),
        ("CLICKUP_PARENT_TASK_ID", "https://app.clickup.com/t/86c7r48ha"),
        ("CLICKUP_TEAM_ID", "team"), ("CLICKUP_ASSIGNEE_ID", "anna@example.com"),
        ("CLICKUP_ASSIGNEE_ID", "-1"), ("CLICKUP_CALLS_PER_MINUTE", "0"),
        ("CLICKUP_BASE_URL", "api.clickup.com"),
    ])
    func `are refused by the name of the wrong one`(name: String, value: String) throws {
        let values = Self.least.merging([name: value]) { $1 }
        let error = #expect(throws: SettingsError.self) {
            try CRMSyncConfiguration(Environment(values))
        }
        #expect(error?.description.contains(name) == true)
    }
}
