import Contracts
import FoundationEssentials
import Runtime
import ServiceKit
import Testing

@testable import Quoting

@Suite("Quoting's settings")
struct QuotingConfigurationTests {
    @Test func `are those of the example`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        func lines(_ path: String) throws -> [Substring] {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
                .split(separator: "\n")
        }
        let documented = try lines("Services/Quoting/QuotingConfiguration.swift")
            .filter { $0.hasPrefix("/// | `") }
            .map { String($0.dropFirst("/// | `".count).prefix { $0 != "`" }) }
        let example = try lines("deploy/env/quoting.env.example").filter { !$0.hasPrefix("#") }
        #expect(!documented.isEmpty)
        #expect(example.map { String($0.prefix { $0 != "=" }) } == documented)
    }

    @Test func `are complete without any variable`() throws {
        let settings = try QuotingConfiguration(Environment([:]))
        #expect(settings.service.port == 5002)
        #expect(settings.grid.analysis(of: .sample()).rule == "simple_object")
    }

    @Test(arguments: [
        ("QUOTING_GRID", "QUOTING_GRID: /nowhere/at/all: cannot be read"),
        ("QUOTING_TEMPLATES", "QUOTING_TEMPLATES: /nowhere/at/all: is not a folder to read"),
    ])
    func `name the file that cannot be used`(variable: String, message: String) {
        #expect(throws: SettingsError(message)) {
            try QuotingConfiguration(Environment([variable: "/nowhere/at/all"]))
        }
    }
}
