import Foundation
public import Runtime

/// A real S3 server, which verifies signatures and the hash of every body:
/// OpenStack Swift, as `scripts/setup test` installs it.
public final class S3Server: Service {
    public static let accessKeyID = "test:tester"
    public static let secret = "testing-only"

    private let process: ServerProcess

    public init() throws {
        // Where the cache of the user is, in which Swift is installed.
        let own = ProcessInfo.processInfo.environment
        process = try ServerProcess(
            "s3",
            environment: own.filter { ["HOME", "XDG_CACHE_HOME"].contains($0.key) }
        )
    }

    public var endpoint: String { "http://127.0.0.1:\(process.port)" }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await process.run(while: body)
    }
}
