import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Desk

@Suite("Desk's settings")
struct DeskConfigurationTests {
    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try DeskConfiguration(Environment([:]))
        #expect(settings.service.port == 8080)
        #expect(settings.publicURL == "http://127.0.0.1:8080")
        #expect(settings.keyRetention == 90 * 86400)

        let own = try DeskConfiguration(
            Environment([
                "DESK_PUBLIC_URL": "https://desk.example.com/", "DESK_KEY_RETENTION": "2d",
            ])
        )
        #expect(own.publicURL == "https://desk.example.com")
        #expect(own.keyRetention == 2 * 86400)
    }

    @Test(arguments: [
        ["DESK_PUBLIC_URL": "desk"], ["DESK_KEY_RETENTION": "1h"], ["DESK_PORT": "http"],
        ["DESK_HOST": "0.0.0.0"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try DeskConfiguration(Environment(values))
        }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .desk,
            configuration: "Services/Desk/DeskConfiguration.swift"
        )
        #expect(settings.documented.count == 8)
        #expect(settings.exampled == settings.documented)
    }
}
