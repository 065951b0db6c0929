import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport

@testable import S3

extension S3Bucket {
    /// A bucket of the real server.
    static func real(
        _ endpoint: String,
        name: String = "guichet-tests",
        secret: String = S3Server.secret
    ) -> S3Bucket {
        S3Bucket(
            endpoint: endpoint,
            name: name,
            accessKeyID: S3Server.accessKeyID,
            secret: Secret(secret)
        )
    }

    /// The bucket of R2's stand-in.
    static func standIn(
        _ endpoint: String,
        accessKeyID: String = R2StandIn.accessKeyID
    ) -> S3Bucket {
        S3Bucket(
            endpoint: endpoint,
            name: R2StandIn.bucket,
            accessKeyID: accessKeyID,
            secret: Secret(R2StandIn.secret)
        )
    }
}

/// A real server with an empty bucket, while `body` uses it.
func onRealServer(
    limits: S3Limits = S3Limits(),
    _ body: @escaping @Sendable (S3Client, HTTPClient) async throws -> Void
) async throws {
    let server = try S3Server()
    let http = HTTPClient()
    try await server.run {
        try await http.run {
            let client = S3Client(.real(server.endpoint), http: http, limits: limits)
            try await client.createBucket()
            try await body(client, http)
        }
    }
}

/// R2's stand-in, while `body` uses it; waiting takes no time.
func onStandIn(
    limits: S3Limits = S3Limits(),
    accessKeyID: String = R2StandIn.accessKeyID,
    _ body: @escaping @Sendable (S3Client, R2StandIn, TestTime) async throws -> Void
) async throws {
    let store = try R2StandIn()
    let http = HTTPClient()
    let time = TestTime()
    try await store.run {
        try await http.run {
            let client = S3Client(
                .standIn(store.endpoint, accessKeyID: accessKeyID),
                http: http,
                limits: limits,
                clock: time.clock
            )
            try await body(client, store, time)
        }
    }
}

extension S3Upload {
    /// A file of a folder with that content, on its way.
    static func sample(
        _ content: Data,
        in folder: TestFolder,
        key: String = "files/a.png",
        headers: Headers = ["Content-Type": "image/png"]
    ) throws -> S3Upload {
        let path = "\(folder.path)/\(UUID().uuidString)"
        try content.write(to: URL(filePath: path))
        return S3Upload(key: key, path: path, size: content.count, headers: headers)
    }
}

/// The error of what is done; success fails the test by its absence.
func failure(_ work: () async throws -> Void) async throws -> S3Error? {
    do {
        try await work()
        return nil
    } catch let error as S3Error {
        return error
    }
}

func fetch(_ url: String, _ http: HTTPClient) async throws -> IncomingResponse {
    try await http.send(OutgoingRequest(method: .get, url: url, answerLimit: 64 << 20))
}
