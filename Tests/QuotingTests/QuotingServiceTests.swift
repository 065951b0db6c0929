import Contracts
import Curl
import Observability
import Runtime
import TestSupport
import Testing

@testable import Quoting

@Suite("Quoting as it is started")
struct QuotingServiceTests {
    @Test(arguments: [
        (AnthropicStandIn.key, "llm_simple_object"), ("", "unknown_object"),
        ("sk-wrong", "unknown_object"),
    ])
    func `asks Claude when it has a key, and is ready either way`(
        key: String,
        rule: String
    ) async throws {
        let standIn = try AnthropicStandIn()
        let folder = try TestFolder()
        defer { withExtendedLifetime(folder) {} }
        let settings = try QuotingConfiguration(
            Environment([
                "ANTHROPIC_API_KEY": key, "ANTHROPIC_BASE_URL": standIn.url,
                "ANTHROPIC_TIMEOUT": "8s", "QUOTING_PORT": "0",
                "GUICHET_DATA_DIR": folder.path,
            ])
        )
        let log = Log(service: "quoting") { _ in }
        let services = try QuotingService.services(settings, log)
        try await RunningService.run([standIn] + services) { service in
            let ready = try await service.send(.get, "/readyz")
            #expect(ready.status == 200)
            let request = RequestToAnalyse.sample(
                "Porte-bidules",
                "Grande structure verte posée dans notre entrée"
            )
            let answer = try await service.send(QuotingAPI.analyse, request)
            let analysis: RequestAnalysis = try answer.decoded()
            #expect(analysis.rule == rule)
            #expect(standIn.requests.isEmpty == key.isEmpty)
        }
    }
}
