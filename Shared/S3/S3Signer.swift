import Contracts
import Cryptography
import FoundationEssentials
import HTTP
import Runtime

/// Signs requests as Signature Version 4 asks.
///
/// libcurl could do it, but the versions in use sign some requests wrongly,
/// and a test could not hold its clock.
struct S3Signer: Sendable {
    static let algorithm = "AWS4-HMAC-SHA256"

    let bucket: S3Bucket

    /// The headers that a request needs besides its own.
    ///
    /// - Parameters:
    ///   - request: What is asked; all of its headers are signed.
    ///   - date: Now; the store refuses what is a quarter of an hour off.
    /// - Returns: `x-amz-date`, `x-amz-content-sha256` and `Authorization`.
    func headers(for request: S3Request, at date: Date) -> Headers {
        let timestamp = S3Encoding.timestamp(date)
        var headers: Headers = [
            "x-amz-content-sha256": request.payloadHash, "x-amz-date": timestamp,
        ]
        let canonical = CanonicalRequest(
            method: request.method.rawValue,
            path: bucket.path(of: request.key),
            query: S3Encoding.query(request.query),
            headers: (request.headers.fields + headers.fields).map { ($0.name, $0.value) }
                + [("host", bucket.host)],
            payload: request.payloadHash
        )
        headers["Authorization"] =
            "\(Self.algorithm) Credential=\(bucket.accessKeyID)/\(scope(timestamp)), "
            + "SignedHeaders=\(canonical.signedNames), "
            + "Signature=\(signature(of: canonical, timestamp))"
        return headers
    }

    /// An address that whoever has it may read an object at, for a while.
    func address(of key: String, at date: Date, lifetime: Int) -> String {
        let timestamp = S3Encoding.timestamp(date)
        var query = [
            "X-Amz-Algorithm": Self.algorithm,
            "X-Amz-Credential": "\(bucket.accessKeyID)/\(scope(timestamp))",
            "X-Amz-Date": timestamp,
            "X-Amz-Expires": String(lifetime),
            "X-Amz-SignedHeaders": "host",
        ]
        let path = bucket.path(of: key)
        let canonical = CanonicalRequest(
            method: "GET",
            path: path,
            query: S3Encoding.query(query),
            headers: [("host", bucket.host)],
            payload: CanonicalRequest.unsignedPayload
        )
        query["X-Amz-Signature"] = signature(of: canonical, timestamp)
        return bucket.endpoint + path + "?" + S3Encoding.query(query)
    }

    private func signature(of request: CanonicalRequest, _ timestamp: String) -> String {
        let text = [
            Self.algorithm, timestamp, scope(timestamp), S3Encoding.hash(request.text),
        ].joined(separator: "\n")
        return Hex.encode(Hash.hmacSHA256(Data(text.utf8), key: key(timestamp)))
    }

    private func scope(_ timestamp: String) -> String {
        "\(timestamp.prefix(8))/\(bucket.region)/s3/aws4_request"
    }

    private func key(_ timestamp: String) -> Data {
        [String(timestamp.prefix(8)), bucket.region, "s3", "aws4_request"]
            .reduce(Data("AWS4\(bucket.secret.reveal())".utf8)) { key, part in
                Hash.hmacSHA256(Data(part.utf8), key: key)
            }
    }
}
