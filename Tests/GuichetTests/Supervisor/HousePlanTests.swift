import FoundationEssentials
import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Guichet

@Suite("The plan of the house")
struct HousePlanTests {
    private let programs: TestFolder
    private let data: TestFolder

    init() throws {
        programs = try TestFolder()
        data = try TestFolder()
        for service in ServiceName.all {
            let file = try programs.write("#!/bin/sh\n", to: service.executable)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: file
            )
        }
    }

    private func plan(
        _ variables: [String: String] = [:],
        portOffset: Int = 0
    ) throws -> HousePlan {
        try HousePlan(
            Environment(variables),
            dataFolder: data.path,
            portOffset: portOffset,
            programs: programs.path
        )
    }

    private func member(_ service: ServiceName, of plan: HousePlan) throws -> HousePlan.Member {
        try #require(plan.members.first { $0.service == service })
    }

    @Test func `starts every service, the front door last`() throws {
        let plan = try plan()
        #expect(plan.members.map(\.service) == ServiceName.all)
        let desk = try member(.desk, of: plan)
        #expect(desk.executable == "\(programs.path)/desk")
        #expect(desk.url == "http://127.0.0.1:8080")
        #expect(desk.environment["DESK_PORT"] == "8080")
        #expect(desk.environment["GUICHET_DATA_DIR"] == data.path)
        #expect(desk.environment["GUICHET_SUPERVISED"] == "1")
    }

    @Test func `adds the offset to every default port, and tells everyone`() throws {
        let plan = try plan(portOffset: 1_000)
        for member in plan.members {
            #expect(member.url == "http://127.0.0.1:\(member.service.defaultPort + 1_000)")
            #expect(member.environment["INGEST_PORT"] == "6000")
            #expect(member.environment["INGEST_URL"] == "http://127.0.0.1:6000")
            #expect(member.environment["CRM_SYNC_URL"] == "http://127.0.0.1:6003")
        }
    }

    @Test func `lets a variable win over the offset`() throws {
        let plan = try plan(
            ["DESK_PORT": "9000", "FILES_URL": "https://files.example.com/"],
            portOffset: 1_000
        )
        #expect(try member(.desk, of: plan).url == "http://127.0.0.1:9000")
        #expect(try member(.files, of: plan).url == "https://files.example.com")
        #expect(try member(.files, of: plan).environment["FILES_PORT"] == "6005")
    }

    @Test func `asks a service where it listens`() throws {
        let plan = try plan([
            "DESK_HOST": "127.0.0.2", "INGEST_HOST": "0.0.0.0", "GUICHET_SERVICE_TOKEN": "t",
        ])
        #expect(try member(.desk, of: plan).url == "http://127.0.0.2:8080")
        #expect(try member(.ingest, of: plan).url == "http://127.0.0.1:5000")
    }

    @Test func `hands on all other variables, also those that hide one of the file`() throws {
        let plan = try plan(["LOG_LEVEL": "debug", "SMTP_HOST": ""])
        #expect(try member(.desk, of: plan).environment["LOG_LEVEL"] == "debug")
        #expect(try member(.desk, of: plan).environment["SMTP_HOST"] == "")
    }

    @Test(arguments: [
        (["DESK_PORT": "0"], "DESK_PORT cannot be 0 under guichet up"),
        (["DESK_PORT": "x"], "DESK_PORT must be a whole number from 0 to 65535"),
        (["DESK_URL": "x"], "DESK_URL must be an http or https address"),
        (
            ["DESK_HOST": "0.0.0.0"],
            "DESK_HOST is 0.0.0.0: a service that listens beyond loopback needs "
                + "GUICHET_SERVICE_TOKEN"
        ),
    ])
    func `is refused with the setting that is wrong`(
        variables: [String: String],
        message: String
    ) {
        #expect(throws: SettingsError(message)) { try plan(variables) }
    }

    @Test func `is refused when a service was not built`() throws {
        try FileManager.default.removeItem(atPath: "\(programs.path)/files")
        let message = "\(programs.path)/files is missing: build every service first"
        #expect(throws: SettingsError(message)) { try plan() }
    }

    @Test func `makes the data folder for its owner alone`() throws {
        let folder = "\(data.path)/new/data"
        _ = try HousePlan(
            Environment(["GUICHET_DATA_DIR": folder]),
            dataFolder: nil,
            portOffset: 0,
            programs: programs.path
        )
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }
}
