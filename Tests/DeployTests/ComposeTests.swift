import ServiceKit
import Testing

@Suite("docker-compose.yml")
struct ComposeTests {
    let file: ComposeFile

    init() throws {
        file = try ComposeFile()
    }

    @Test func `has each service of the house, the command line, and no other`() {
        let executables = ServiceName.all.map(\.executable) + ["guichet"]
        #expect(file.services.keys.sorted() == executables.sorted())
    }

    @Test(arguments: ServiceName.all)
    func `builds, places and keeps a service by its own name and port`(
        _ service: ServiceName
    ) throws {
        let name = service.executable
        let lines = try #require(file.services[name])
        #expect(lines.contains("args: { SERVICE: \(name), PORT: \"\(service.defaultPort)\" }"))
        #expect(lines.contains("env_file: [{ path: deploy/env/\(name).env, required: false }]"))
        #expect(lines.contains("\(service.variable)_HOST: 0.0.0.0"))
        #expect(lines.contains("volumes: [\"\(name):/data\"]"))
        #expect(file.text.contains("\n  \(name):\n"))
        #expect(
            file.text.contains(
                "\n  \(service.variable)_URL: http://\(name):\(service.defaultPort)\n"
            )
        )
    }

    @Test func `publishes ingest, and files and desk on loopback only`() {
        let published = file.services.mapValues { lines in
            lines.filter { $0.hasPrefix("ports:") }
        }
        #expect(
            published.filter { !$0.value.isEmpty } == [
                "ingest": ["ports: [\"5000:5000\"]"],
                "files": ["ports: [\"127.0.0.1:5005:5005\"]"],
                "desk": ["ports: [\"127.0.0.1:8080:8080\"]"],
            ]
        )
    }

    @Test func `waits only for services that it has`() {
        let awaited = file.services.values.joined().compactMap { line in
            line.wholeMatch(of: #/([a-z-]+): \{ condition: service_healthy \}/#)?.1
        }
        #expect(!awaited.isEmpty)
        #expect(Set(awaited.map(String.init)).isSubset(of: file.services.keys))
    }

    @Test(arguments: ["GUICHET_SERVICE_TOKEN", "WEBHOOK_SECRET"])
    func `refuses to start without a secret`(_ name: String) {
        #expect(file.text.contains("${\(name):?"))
    }

    @Test func `sets only variables that the code reads`() {
        #expect(file.variables.subtracting(Setting.read).isEmpty)
    }
}
