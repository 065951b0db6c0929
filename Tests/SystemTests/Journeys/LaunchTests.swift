import Foundation
import Runtime
import ServiceKit
import TestSupport
import Testing

/// What an executable does before it serves.
@Suite("An executable")
struct LaunchTests {
    private static let services = ServiceName.all.map(\.executable)

    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// Runs an executable to its end.
    private func run(
        _ name: String,
        _ arguments: [String] = [],
        with variables: [String: String] = [:]
    ) async throws -> (status: Int32, output: String) {
        let log = "\(folder.path)/\(name).log"
        let process = try RunningProcess(
            Executables.path(name),
            arguments,
            environment: variables.merging(["GUICHET_DATA_DIR": folder.path]) { own, _ in own },
            folder: folder.path,
            log: log
        )
        let status = await process.ended()
        return (status, String(decoding: try folder.read("\(name).log"), as: UTF8.self))
    }

    @Test(arguments: services + ["guichet"])
    func `says which version it is`(name: String) async throws {
        let ended = try await run(name, ["--version"])
        #expect(ended.status == 0)
        #expect(ended.output == "\(name) \(Version.current)\n")
    }

    @Test(arguments: services + ["guichet"])
    func `explains itself, whatever its settings are`(name: String) async throws {
        _ = try folder.write("this is not a setting", to: ".env")
        let ended = try await run(name, ["--help"], with: ["LOG_LEVEL": "loud"])
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("\(name): "))
        #expect(ended.output.contains("--help"))
    }

    @Test(arguments: [
        (["classification", "train", "--help"], 0, "classification train --data"),
        (
            ["classification", "evaluate", "--colour"], 64,
            "classification: unknown option --colour"
        ),
        (["classification", "train", "--data", "no", "--out", "m"], 1, "no cannot be read"),
    ])
    func `of the command line becomes Classification to teach it`(
        line: [String],
        status: Int32,
        output: String
    ) async throws {
        let ended = try await run("guichet", line)
        #expect(ended.status == status)
        #expect(ended.output.contains(output))
    }

    @Test(arguments: services + ["guichet"])
    func `ends with 64 at an argument that it does not know`(name: String) async throws {
        let ended = try await run(name, ["--colour"])
        #expect(ended.status == 64)
        #expect(ended.output.hasPrefix("\(name): unknown "))
        #expect(ended.output.split(separator: "\n").count == 1)
    }

    @Test(arguments: services)
    func `ends with 78 and one line at a setting that it cannot use`(name: String) async throws {
        let ended = try await run(name, with: ["GUICHET_DRAIN_LIMIT": "soon"])
        #expect(ended.status == 78)
        #expect(
            ended.output
                == "\(name): GUICHET_DRAIN_LIMIT must be a time such as 90s, 15m, 12h or 3d\n"
        )
    }

    @Test(arguments: services)
    func `ends with 78 when it would serve strangers without a token`(name: String) async throws {
        let service = try #require(ServiceName.all.first { $0.executable == name })
        let ended = try await run(name, with: ["\(service.variable)_HOST": "0.0.0.0"])
        #expect(ended.status == 78)
        #expect(ended.output.contains("needs GUICHET_SERVICE_TOKEN"))
        #expect(ended.output.split(separator: "\n").count == 1)
    }

    @Test func `ends with 78 at a .env that it cannot read, and does not show it`() async throws {
        _ = try folder.write("A=1\nKEY: hunter2\n", to: ".env")
        let ended = try await run("quoting")
        #expect(ended.status == 78)
        #expect(ended.output == "quoting: .env line 2 is not NAME=value\n")
    }

    @Test func `ends with 1 and one line when its port is taken`() async throws {
        let taken = try RawServer([])
        let ended = try await run("quoting", with: ["QUOTING_PORT": "\(taken.port)"])
        #expect(ended.status == 1)
        #expect(ended.output == "quoting: port \(taken.port) is in use on 127.0.0.1\n")
    }

    @Test func `ends with 0 when it is told to stop`() async throws {
        _ = try folder.write("QUOTING_PORT=0\n", to: ".env")
        let log = "\(folder.path)/quoting.log"
        let process = try RunningProcess(
            Executables.path("quoting"),
            environment: ["GUICHET_DATA_DIR": folder.path],
            folder: folder.path,
            log: log
        )
        let listens = await eventually {
            let text = try? String(contentsOfFile: log, encoding: .utf8)
            return text?.contains("\"message\":\"listening\"") == true
        }
        #expect(listens)
        process.signal(SIGTERM)
        #expect(await process.ended() == 0)
    }
}
