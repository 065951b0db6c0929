import Contracts
import Curl
import Markup

extension S3Client {
    /// The keys that begin with a prefix, in order.
    ///
    /// - Parameters:
    ///   - prefix: What they begin with.
    ///   - limit: How many at most, up to 1,000.
    /// - Returns: The keys.
    /// - Throws: ``S3Error``.
    public func keys(under prefix: String, limit: Int = 1_000) async throws -> [String] {
        let answer = try await send(Self.listing(prefix, limit))
        return try S3Answer.document("ListBucketResult", in: answer, of: "ListObjectsV2")
            .children.filter { $0.name == "Contents" }.compactMap { $0["Key"] }
    }

    /// Asks once whether the bucket is there and may be used.
    ///
    /// - Parameters:
    ///   - prefix: What the keys begin with that are of interest.
    ///   - timeout: Seconds to wait for the answer.
    /// - Throws: ``S3Error`` when it is not.
    public func probe(under prefix: String = "", timeout: Double) async throws {
        var request = Self.listing(prefix, 1)
        request.timeout = timeout
        var once = self
        once.limits.attempts = 1
        let answer = try await once.send(request)
        _ = try S3Answer.document("ListBucketResult", in: answer, of: "ListObjectsV2")
    }

    /// Makes the bucket, unless it is there and one's own.
    public func createBucket() async throws {
        let request = S3Request(operation: "CreateBucket", method: .put, accepted: [409])
        let answer = try await send(request)
        let taken = S3Error("CreateBucket", answer)
        if answer.status == 409,
            taken.reason != .refused(status: 409, code: "BucketAlreadyOwnedByYou")
        {
            throw taken
        }
    }

    private static func listing(_ prefix: String, _ limit: Int) -> S3Request {
        S3Request(
            operation: "ListObjectsV2",
            method: .get,
            query: ["list-type": "2", "prefix": prefix, "max-keys": String(limit)]
        )
    }
}
