import Contracts
import HTTP
import TestSupport
import Testing

@testable import CRMSync

@Suite("The diagnosis of a HubSpot account", .timeLimit(.minutes(3)))
struct HubSpotDiagnosisTests {
    private static func findings(_ fixture: HubSpotFixture) async throws -> [CRMFinding] {
        try await fixture.crm.call(CRMAPI.diagnosis, Nothing()).findings
    }

    @Test func `finds nothing where all is as it should be`() async throws {
        try await HubSpotFixture.run { fixture in
            let findings = try await Self.findings(fixture)
            #expect(findings.isEmpty)
            let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(repair == CRMRepair(done: [], failed: [], findings: []))
        }
    }

    @Test func `finds each property of a new account, and the repair makes them all`()
        async throws
    {
        try await HubSpotFixture.run(isPrepared: false) { fixture in
            let findings = try await Self.findings(fixture)
            #expect(
                findings.map(\.subject) == [
                    "property validation_status", "property credits_estimes",
                    "property clickup_subtask_id", "property fichiers_urls",
                    "property guichet_request_key",
                ]
            )
            #expect(findings.allSatisfy { $0.isRepairable })
            let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(repair.done.count == 5)
            #expect(repair.failed.isEmpty)
            #expect(repair.findings.isEmpty)
            #expect(fixture.hubSpot.groups.contains("guichet"))
            let again = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(again.done.isEmpty)
            // The account now takes what Guichet writes.
            _ = try await fixture.ticket()
        }
    }

    @Test func `adds options to those that are there`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change {
                $0.define(
                    HubSpotStandInProperty(
                        "validation_status",
                        "enumeration",
                        "select",
                        options: ["own", "pending_info"]
                    )
                )
            }
            let finding = try #require(try await Self.findings(fixture).first)
            #expect(
                finding.problem
                    == "lacks the options pending_credits, pending_admin, validated, rejected"
            )
            let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(repair.findings.isEmpty)
            let property = fixture.hubSpot.ticketProperties.first { $0.name == "validation_status" }
            #expect(
                property?.options?.map(\.value) == [
                    "own", "pending_info", "pending_credits", "pending_admin", "validated",
                    "rejected",
                ]
            )
        }
    }

    @Test(arguments: [
        (HubSpotStandInProperty("credits_estimes"), "is of type string", false),
        (HubSpotStandInProperty("fichiers_urls"), "is shown as text", true),
        (
            HubSpotStandInProperty(
                "validation_status",
                "enumeration",
                "checkbox",
                options: ["validated"]
            ), "is shown as checkbox", false
        ),
        (HubSpotStandInProperty("guichet_request_key"), "does not require unique", false),
    ])
    func `says what is wrong with a property, and whether a person must see to it`(
        property: HubSpotStandInProperty,
        problem: String,
        isRepairable: Bool
    ) async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.define(property) }
            let findings = try await Self.findings(fixture)
            #expect(findings.count == 1)
            let finding = try #require(findings.first)
            #expect(finding.subject == "property \(property.name)")
            #expect(finding.problem.hasPrefix(problem))
            #expect(finding.isRepairable == isRepairable)
            let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(repair.done.isEmpty == !isRepairable)
            #expect(repair.findings == (isRepairable ? [] : findings))
        }
    }

    @Test func `names a pipeline and stages that are not there, and those that are`()
        async throws
    {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.pipelines = ["0": ["1", "2", "77"]] }
            let findings = try await Self.findings(fixture)
            #expect(findings.map(\.subject) == ["stage 3", "stage 4"])
            #expect(
                findings.first?.remedy
                    == "set HUBSPOT_STAGE_WAITING_ON_US to one of 1 (Stage 1), 2 (Stage 2), "
                    + "77 (Stage 77)"
            )
            fixture.hubSpot.change { $0.pipelines = ["88": ["1"]] }
            let other = try await Self.findings(fixture)
            #expect(other.map(\.subject) == ["pipeline 0"])
            #expect(other.first?.remedy.contains("88 (Support Pipeline)") == true)
        }
    }

    @Test func `names the permissions that the key lacks`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.scopes = ["tickets", "sales-email-read"] }
            let findings = try await Self.findings(fixture)
            #expect(findings.map(\.problem) == ["may not read contacts", "may not read notes"])
            #expect(findings.first?.remedy == "give it crm.objects.contacts.read")
        }
    }

    @Test func `says of a repair that the key may not make that and why it failed`()
        async throws
    {
        try await HubSpotFixture.run(isPrepared: false) { fixture in
            fixture.hubSpot.server.fail(
                .answer(.json(403, #"{"category": "MISSING_SCOPES"}"#))
            ) { $0.method == "POST" && $0.path.hasSuffix("/groups") }
            let repair = try await fixture.crm.call(CRMAPI.repair, Nothing())
            #expect(repair.done.isEmpty)
            #expect(repair.failed.count == 5)
            #expect(repair.failed.allSatisfy { $0.contains("MISSING_SCOPES") })
        }
    }

    @Test func `says that the key is not accepted`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.key = "renewed" }
            let findings = try await Self.findings(fixture)
            #expect(findings == [.keyRefused])
        }
    }

    @Test func `says that the account's number is missing`() async throws {
        try await HubSpotFixture.run(["HUBSPOT_HUB_ID": ""]) { fixture in
            let findings = try await Self.findings(fixture)
            #expect(findings == [.noHub])
        }
    }

    @Test func `is not made while HubSpot does not answer`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.server.fail(.answer(.json(502, "{}")))
            let response = try await fixture.crm.send(CRMAPI.diagnosis, Nothing())
            #expect(response.status == 503)
        }
    }
}
