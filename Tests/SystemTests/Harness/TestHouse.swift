import Contracts
import Curl
import Foundation
import HTTP
import Observability
import Runtime
import ServiceKit
import StrictJSON
import Synchronization
import TestSupport
import Testing

/// The real services as processes, on ports and in a folder of their own.
final class TestHouse: Sendable {
    let folder: String
    let http: HTTPClient
    private let ports: [ServiceName: Int]
    private let extra: [String: String]
    private let processes = Mutex<[ServiceName: RunningProcess]>([:])

    /// Prepares a house; nothing is started yet.
    ///
    /// - Parameters:
    ///   - environment: Variables beyond those of ports and folders.
    ///   - http: The client that the test speaks through.
    /// - Throws: When its folder cannot be made.
    init(environment: [String: String] = [:], http: HTTPClient) throws {
        self.http = http
        folder = NSTemporaryDirectory() + "guichet-system-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/data",
            withIntermediateDirectories: true
        )
        ports = Dictionary(uniqueKeysWithValues: ServiceName.all.map { ($0, FreePorts.next()) })
        extra = environment
    }

    /// What the services show each other in this house.
    private var token: Secret? { extra["GUICHET_SERVICE_TOKEN"].map { Secret($0) } }

    var dataFolder: String { "\(folder)/data" }

    /// Where a service is, whoever calls it.
    func url(_ service: ServiceName) -> String { "http://127.0.0.1:\(ports[service] ?? 0)" }

    /// The variables that every process of the house gets.
    func environment(for service: ServiceName? = nil) -> [String: String] {
        var variables = ["PATH": "/usr/bin:/bin", "GUICHET_DATA_DIR": dataFolder]
        for (service, port) in ports {
            variables["\(service.variable)_PORT"] = String(port)
            variables["\(service.variable)_URL"] = url(service)
        }
        variables.merge(extra) { _, extra in extra }
        if let service {
            // "INGEST>CRM_SYNC_URL" is a variable for one service alone.
            for (name, value) in extra where name.hasPrefix("\(service.variable)>") {
                variables[String(name.dropFirst(service.variable.count + 1))] = value
            }
        }
        return variables.filter { !$0.key.contains(">") }
    }

    /// Starts a service; it may take a moment until it is ready.
    func start(_ service: ServiceName) throws {
        let process = try RunningProcess(
            Executables.path(service.executable),
            environment: environment(for: service),
            folder: folder,
            log: "\(folder)/\(service.executable).log"
        )
        processes.withLock { $0[service] = process }
    }

    /// Starts a service that can make no file larger than a number of blocks.
    func start(_ service: ServiceName, underFileSizeLimit blocks: Int) throws {
        let process = try RunningProcess(
            "/bin/bash",
            [
                "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\"",
                Executables.path(service.executable),
            ],
            environment: environment(for: service),
            folder: folder,
            log: "\(folder)/\(service.executable).log"
        )
        processes.withLock { $0[service] = process }
    }

    /// Runs the command line.
    func guichet(_ arguments: [String], log: String) throws -> RunningProcess {
        try RunningProcess(
            Executables.path("guichet"),
            arguments,
            environment: environment(),
            folder: folder,
            log: log
        )
    }

    func startAll() async throws {
        for service in ServiceName.all { try start(service) }
        for service in ServiceName.all { try await waitUntilReady(service) }
    }

    func process(_ service: ServiceName) -> RunningProcess? {
        processes.withLock { $0[service] }
    }

    /// Ends a service as a power cut would, and waits until it is gone.
    func kill(_ service: ServiceName) async {
        process(service)?.signal(SIGKILL)
        _ = await process(service)?.ended()
    }

    func stop(_ service: ServiceName) async -> Int32? {
        process(service)?.signal(SIGTERM)
        return await process(service)?.ended()
    }

    func waitUntilReady(_ service: ServiceName) async throws {
        let ready = await eventually { await self.isReady(service) }
        try #require(ready, "\(service) is not ready: see \(folder)/\(service.executable).log")
    }

    func isReady(_ service: ServiceName) async -> Bool {
        let request = OutgoingRequest(method: .get, url: url(service) + "/readyz", timeout: 2)
        return (try? await http.send(request))?.status == 200
    }

    /// Ends everything and removes the folder.
    func demolish() async {
        for service in ServiceName.all { await kill(service) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Calls an endpoint of a service.
    func call<Input, Output>(
        _ service: ServiceName,
        _ endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        query: [String: String] = [:],
        key: String? = nil
    ) async throws -> Output {
        let client = ServiceClient(service, base: url(service), token: token, http: http)
        return try await client.call(
            endpoint,
            input,
            parameters: parameters,
            query: query,
            context: CallContext(trace: .init(), key: key, timeout: 30)
        )
    }
}

/// Runs a test with a house, which is gone afterwards.
func withHouse(
    environment: [String: String] = [:],
    _ body: @escaping @Sendable (TestHouse) async throws -> Void
) async throws {
    let http = HTTPClient()
    try await http.run {
        let house = try TestHouse(environment: environment, http: http)
        do {
            try await body(house)
        } catch {
            await house.demolish()
            throw error
        }
        await house.demolish()
    }
}

/// Asks again and again, for at most a minute.
func eventually(
    within seconds: Double = 60,
    _ condition: @Sendable () async throws -> Bool
) async rethrows -> Bool {
    let start = ContinuousClock.now
    while start.duration(to: .now) < .seconds(seconds) {
        if try await condition() { return true }
        try? await Task.sleep(for: .milliseconds(50))
    }
    return false
}
