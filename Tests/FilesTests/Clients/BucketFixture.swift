import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import S3
import TestSupport

@testable import Files

extension FilesFixture {
    /// Files with the bucket of a stand-in.
    init(_ store: R2StandIn, publicURL: String = "", clock: WallClock = .system) throws {
        try self.init(
            [
                "R2_ACCESS_KEY_ID": R2StandIn.accessKeyID,
                "R2_SECRET_ACCESS_KEY": R2StandIn.secret, "R2_BUCKET_NAME": R2StandIn.bucket,
                "R2_ENDPOINT_URL": store.endpoint, "R2_PUBLIC_URL": publicURL,
            ],
            clock: clock
        )
    }

    /// Files with a bucket of the real server.
    init(_ server: S3Server, publicURL: String = "") throws {
        try self.init([
            "R2_ACCESS_KEY_ID": S3Server.accessKeyID, "R2_SECRET_ACCESS_KEY": S3Server.secret,
            "R2_BUCKET_NAME": "guichet-tests", "R2_ENDPOINT_URL": server.endpoint,
            "R2_PUBLIC_URL": publicURL,
        ])
    }
}

/// A real server with an empty bucket, while `body` uses it.
func onRealStore(
    _ body: @escaping @Sendable (S3Server, S3Client) async throws -> Void
) async throws {
    let server = try S3Server()
    let http = HTTPClient()
    try await server.run {
        try await http.run {
            let bucket = S3Bucket(
                endpoint: server.endpoint,
                name: "guichet-tests",
                accessKeyID: S3Server.accessKeyID,
                secret: Secret(S3Server.secret)
            )
            let client = S3Client(bucket, http: http)
            try await client.createBucket()
            try await body(server, client)
        }
    }
}

extension RunningService {
    /// What the service says of its own health.
    func health() async throws -> String {
        try await send(.get, "/health").decoded(ServiceHealth.self).status
    }

    /// Fetches what is not this service's own.
    func get(_ url: String) async throws -> IncomingResponse {
        try await http.send(OutgoingRequest(method: .get, url: url))
    }
}
