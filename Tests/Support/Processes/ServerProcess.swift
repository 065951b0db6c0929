import Foundation
public import Runtime

/// A real server of somebody else's, started by one of `scripts/servers` for
/// as long as a test runs.
///
/// The script is called with a folder of its own and a port, and becomes the
/// server; a SIGTERM ends it.
public final class ServerProcess: Service {
    public let port: Int

    /// Where the server keeps what it has, deleted with this object.
    public let folder: TestFolder
    private let script: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - script: The name of the file in `scripts/servers`.
    ///   - environment: What the script is told besides folder and port.
    /// - Throws: When the folder cannot be made.
    public init(_ script: String, environment: [String: String] = [:]) throws {
        self.script = script
        self.environment = environment
        port = FreePorts.next()
        folder = try TestFolder()
    }

    /// Runs the server while `body` does; begins when it accepts connections.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        let log = "\(folder.path)/server.log"
        let process = try RunningProcess(
            "\(PackageRoot.path)/scripts/servers/\(script)",
            [folder.path, String(port)],
            environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
                .merging(environment) { $1 },
            folder: folder.path,
            log: log
        )
        let result: Result<Void, any Error>
        do {
            try await becomeReady(log)
            try await body()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        process.signal(SIGTERM)
        _ = await process.ended()
        try result.get()
    }

    private func becomeReady(_ log: String) async throws {
        for _ in 0..<600 {
            if FreePorts.isAnswering(port) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ServerDidNotStart(
            script: script,
            output: (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        )
    }
}

/// A server did not accept connections within half a minute.
public struct ServerDidNotStart: Error {
    public let script: String
    public let output: String
}
