import Foundation
public import Runtime
import Synchronization

/// A store in the place of Cloudflare's R2, with the answers that are R2's
/// own.
///
/// It checks who asks and what arrives, but no signatures: that is what
/// ``S3Server`` is for.
public final class R2StandIn: Service {
    public static let bucket = "figurative-support"

    /// R2's have 32 characters, and its secrets 64.
    public static let accessKeyID = "0123456789abcdef0123456789abcdef"
    public static let secret =
        "planted-secret-of-the-bucket-0123456789abcdef0123456789abcdef012"

    /// What R2 says when one key is written more than once a second.
    public static let tooManyRequests = R2Bucket.error(429, "TooManyRequests")

    /// What R2 says when it has a problem of its own.
    public static let unavailable = R2Bucket.error(503, "ServiceUnavailable")

    public let server: StandInServer
    private let content: SharedBucket

    public init() throws {
        let content = SharedBucket()
        self.content = content
        server = try StandInServer { request in
            content.state.withLock { $0.answer(to: request) }
        }
    }

    public var endpoint: String { server.url }

    /// What is kept, by key.
    public var objects: [String: R2Bucket.Object] { content.state.withLock { $0.objects } }

    /// How many uploads in parts nobody has completed or given up.
    public var unfinished: Int { content.state.withLock { $0.uploads.count } }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await server.run(while: body)
    }
}

private final class SharedBucket: Sendable {
    let state = Mutex(R2Bucket())
}
