import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Files

@Suite("Files' settings")
struct FilesConfigurationTests {
    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try configuration([:])
        #expect(settings.publicURL == "http://127.0.0.1:5005")
        #expect(settings.linkLifetime == 90 * 86_400)
        #expect(settings.limits.size == 50_000_000)
        #expect(settings.limits.timeout == 30)
        #expect(settings.allowedPrivateHosts.isEmpty)
        #expect(settings.keyRetention == 90 * 86_400)

        let own = try configuration([
            "FILES_ALLOWED_PRIVATE_HOSTS": "NAS.example.com:80, [::1]:9000"
        ])
        #expect(own.allowedPrivateHosts == ["nas.example.com:80", "[::1]:9000"])
    }

    @Test(arguments: [
        ["FILES_PUBLIC_URL": "files"], ["FILES_LINK_LIFETIME": "soon"], ["FILES_SIZE_LIMIT": "0"],
        ["FILES_FETCH_TIMEOUT": "-1"], ["FILES_KEY_RETENTION": "1h"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "127.0.0.1"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "http://127.0.0.1:80"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "127.0.0.1:80/a"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) { try configuration(values) }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .files,
            configuration: "Services/Files/FilesConfiguration.swift"
        )
        #expect(settings.documented.count == 12)
        #expect(settings.exampled == settings.documented)
    }

    private func configuration(_ values: [String: String]) throws -> FilesConfiguration {
        let environment = Environment(values)
        return try FilesConfiguration(environment, try ServiceSettings(.files, environment))
    }
}
