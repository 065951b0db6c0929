import FoundationEssentials
import Runtime
import ServiceKit
import Testing

@testable import Classification

@Suite("Classification's settings")
struct ClassificationConfigurationTests {
    @Test func `are those of the example`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        func lines(_ path: String) throws -> [Substring] {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
                .split(separator: "\n")
        }
        let documented = try lines("Services/Classification/ClassificationConfiguration.swift")
            .filter { $0.hasPrefix("/// | `") }
            .map { String($0.dropFirst("/// | `".count).prefix { $0 != "`" }) }
        let example = try lines("deploy/env/classification.env.example")
            .filter { !$0.hasPrefix("#") }
        #expect(!documented.isEmpty)
        #expect(example.map { String($0.prefix { $0 != "=" }) } == documented)
    }

    @Test func `are complete without any variable`() throws {
        let settings = try ClassificationConfiguration(Environment([:]))
        #expect(settings.service.port == 5001)
        #expect(settings.service.isLoopback)
    }

    @Test func `refuse to listen beyond this machine without a token`() {
        #expect(throws: SettingsError.self) {
            try ClassificationConfiguration(Environment(["CLASSIFICATION_HOST": "0.0.0.0"]))
        }
    }
}
