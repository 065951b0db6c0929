import Contracts
import Curl
import Observability
import Runtime
import TestSupport
import Testing

@testable import Classification

@Suite("Classification as it is started")
struct ClassificationServiceTests {
    @Test(arguments: [
        (AnthropicStandIn.key, ClassificationMethod.llm), ("", .fallback), ("sk-wrong", .fallback),
    ])
    func `asks Claude when it has a key, and is ready either way`(
        key: String,
        method: ClassificationMethod
    ) async throws {
        let standIn = try AnthropicStandIn()
        let folder = try TestFolder()
        defer { withExtendedLifetime(folder) {} }
        let settings = try ClassificationConfiguration(
            Environment([
                "ANTHROPIC_API_KEY": key, "ANTHROPIC_BASE_URL": standIn.url,
                "ANTHROPIC_TIMEOUT": "8s", "CLASSIFICATION_PORT": "0",
                "GUICHET_DATA_DIR": folder.path,
            ])
        )
        let log = Log(service: "classification") { _ in }
        let services = try ClassificationService.services(settings, log)
        try await RunningService.run([standIn] + services) { service in
            let ready = try await service.send(.get, "/readyz")
            #expect(ready.status == 200)
            let request = RequestToClassify(
                source: .modelisation,
                objet: "bonjour",
                description: "help"
            )
            let answer = try await service.send(ClassificationAPI.classifyRequest, request)
            let found: RequestClassification = try answer.decoded()
            #expect(found.method == method)
            #expect(standIn.requests.isEmpty == key.isEmpty)
        }
    }
}
