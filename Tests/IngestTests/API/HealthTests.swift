import Contracts
import HTTP
import ServiceKit
import TestSupport
import Testing

@testable import Ingest

@Suite("Ingest's health", .timeLimit(.minutes(1)))
struct HealthTests {
    private func health(_ status: HouseStatus) async throws -> Response {
        try await HealthRoute(status: status).route.handler(
            Request(RequestHead(method: .get, path: "/health"))
        )
    }

    @Test func `says what is configured and answers, and how requests are worked on`()
        async throws
    {
        let response = try await health(.allReady)
        #expect(response.status == 200)
        #expect(
            response.text == #"""
                {"features":{"classification":true,"clickup":false,"credit_validation":true,\#
                "file_upload":true,"hubspot":false,"notifications":true},"status":"ok",\#
                "version":"0.1.0","workflow":{"modelisation":"validation_required",\#
                "support":"immediate_ticket"}}
                """#
        )
    }

    @Test func `is on the route of every service, open to all`() async throws {
        try await IngestFixture.run(["GUICHET_SERVICE_TOKEN": "house"]) { ingest in
            for path in ["/health", "/livez", "/readyz", "/metrics", "/openapi.json"] {
                let response = await ingest.client.send(.get, path)
                #expect(response.status == 200, "\(path)")
            }
            let health = try await ingest.client.call(IngestAPI.health, Nothing())
            #expect(health.workflow.support == "immediate_ticket")
        }
    }

    /// A service that does not answer, and the feature that is then missing.
    @Test(arguments: [
        (ServiceName.classification, [true, false, false, false]),
        (.files, [false, true, false, false]), (.quoting, [false, false, true, false]),
        (.crmSync, [false, false, true, false]), (.notifications, [false, false, false, true]),
    ])
    func `is degraded while a service does not answer`(
        service: ServiceName,
        missing: [Bool]
    ) async throws {
        var status = HouseStatus.allReady
        switch service {
        case .classification: status.classification = { false }
        case .files: status.files = { false }
        case .quoting: status.quoting = { false }
        case .crmSync: status.crmSync = { false }
        default: status.notifications = { false }
        }
        let health = try await health(status).decoded(IngestHealth.self)
        #expect(health.status == "degraded")
        let features = health.features
        #expect(
            [
                features.classification, features.fileUpload, features.creditValidation,
                features.notifications,
            ] == missing.map { !$0 }
        )
    }

    @Test(arguments: [
        (CRMProviders.answering(.hubspot, .clickup), true, true),
        (CRMProviders.answering(.hubspot, .desk), true, false),
        (CRMProviders.answering(.desk, .clickup), false, true),
        (CRMProviders.silent(.hubspot, .clickup), false, false),
        (nil, false, false),
    ])
    func `names the vendors only when they are used and answer`(
        providers: CRMProviders?,
        hubspot: Bool,
        clickup: Bool
    ) async throws {
        var status = HouseStatus.allReady
        status.providers = { providers }
        let health = try await health(status).decoded(IngestHealth.self)
        #expect(health.status == "ok")
        #expect(health.features.hubspot == hubspot)
        #expect(health.features.clickup == clickup)
    }
}

extension CRMProviders {
    fileprivate static func answering(_ crm: CRMProvider, _ tasks: CRMProvider) -> CRMProviders {
        CRMProviders(crm: crm, crmAnswers: true, tasks: tasks, tasksAnswer: true)
    }

    fileprivate static func silent(_ crm: CRMProvider, _ tasks: CRMProvider) -> CRMProviders {
        CRMProviders(crm: crm, crmAnswers: false, tasks: tasks, tasksAnswer: false)
    }
}
