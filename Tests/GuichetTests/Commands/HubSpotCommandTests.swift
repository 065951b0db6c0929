import Contracts
import HTTP
import MicroHTTP
import Observability
import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("The command that looks at HubSpot", .timeLimit(.minutes(1)))
struct HubSpotCommandTests {
    private static let missing = CRMFinding(
        subject: "property credits_estimes",
        problem: "does not exist",
        remedy: "--fix creates it",
        isRepairable: true
    )

    /// Runs the command against a CRMSync that finds this until it is repaired.
    ///
    /// - Returns: What was called, in order.
    private func diagnose(
        _ options: [String],
        crm: CRMProvider = .hubspot,
        _ findings: [CRMFinding],
        left: [CRMFinding] = []
    ) async throws -> [String] {
        let called = Notes()
        let log = Log(service: "stub", write: { _ in })
        let routes = [
            Route(CRMAPI.diagnosis) { _, _ in
                called.add("diagnosis")
                return CRMDiagnosis(crm: crm, findings: findings)
            },
            Route(CRMAPI.repair) { _, _ in
                called.add("repair")
                return CRMRepair(done: ["created it"], failed: [], findings: left)
            },
        ]
        let server = HTTPServer(
            host: "127.0.0.1",
            port: 0,
            router: Router(routes, log: log, metrics: Metrics()),
            log: log
        )
        let folder = try TestFolder()
        try await server.run {
            let environment = Environment([
                "CRM_SYNC_URL": "http://127.0.0.1:\(server.boundPort)",
                "GUICHET_DATA_DIR": folder.path,
            ])
            let command = try #require(HubSpotCommands.all.first)
            try await command.run(Arguments(options, options: command.options), environment)
        }
        return called.all
    }

    @Test(arguments: [[], ["--json"]])
    func `succeeds when there is nothing to mend`(options: [String]) async throws {
        #expect(try await diagnose(options, []) == ["diagnosis"])
    }

    @Test(arguments: [[], ["--json"]])
    func `fails when there is something to mend`(options: [String]) async throws {
        let error = await #expect(throws: CommandFailure.self) {
            try await diagnose(options, [Self.missing])
        }
        #expect(error?.description == "HubSpot is not as Guichet needs it: 1 to mend")
    }

    @Test func `succeeds once all is mended, and fails while something is left`() async throws {
        let called = try await diagnose(["--fix"], [Self.missing])
        #expect(called == ["diagnosis", "repair"])
        await #expect(throws: CommandFailure.self) {
            try await diagnose(["--fix"], [Self.missing], left: [Self.missing])
        }
    }

    @Test func `says that HubSpot is not used`() async throws {
        let error = await #expect(throws: CommandFailure.self) {
            try await diagnose([], crm: .desk, [])
        }
        #expect(error?.description.contains("HUBSPOT_API_KEY") == true)
    }
}
