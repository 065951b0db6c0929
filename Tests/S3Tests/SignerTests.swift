import Contracts
import Cryptography
import FoundationEssentials
import HTTP
import Runtime
import Testing

@testable import S3

/// Signatures that another program has made for the same requests.
@Suite("A signature")
struct SignerTests {
    private static let date = Date(timeIntervalSince1970: 1_795_251_600)

    private let signer = S3Signer(
        bucket: S3Bucket(
            endpoint: "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
            name: "figurative-support",
            accessKeyID: "AKIDEXAMPLE",
            secret: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        )
    )

    @Test func `of an upload is the one that others make`() {
        var request = S3Request(
            operation: "PutObject",
            method: .put,
            key: "demandes/42/photo été(1).jpg"
        )
        request.headers["Content-Type"] = "image/jpeg"
        request.payloadHash = S3Encoding.hash("hello r2")
        #expect(
            signer.bucket.path(of: request.key)
                == "/figurative-support/demandes/42/photo%20%C3%A9t%C3%A9%281%29.jpg"
        )
        let headers = signer.headers(for: request, at: Self.date)
        #expect(headers["x-amz-date"] == "20261121T090000Z")
        #expect(
            headers["x-amz-content-sha256"]
                == "f18d11218e7814319b7a555383d8eaa42b97ae6ec36594f37f1e256b0a386b12"
        )
        #expect(
            headers["Authorization"]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/auto/s3/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, "
                + "Signature=a976e71a915f361f715cd54fba74b14ba43c598e1a9c4743468d6918931b31b6"
        )
    }

    @Test func `of a listing is the one that others make`() {
        let request = S3Request(
            operation: "ListObjectsV2",
            method: .get,
            query: ["prefix": "demandes/42/", "list-type": "2"]
        )
        #expect(
            signer.headers(for: request, at: Self.date)["Authorization"]?.hasSuffix(
                "SignedHeaders=host;x-amz-content-sha256;x-amz-date, "
                    + "Signature=c896aa76199b5ec378d00ff0160e5a67b83025cab0c893c423dd283aadd2cc8b"
            ) == true
        )
    }

    @Test func `of an address is the one that others make`() {
        let address = signer.address(
            of: "demandes/42/photo.jpg",
            at: Self.date,
            lifetime: 3_600
        )
        #expect(
            address
                == "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"
                + "/figurative-support/demandes/42/photo.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIDEXAMPLE%2F20261121%2Fauto%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20261121T090000Z&X-Amz-Expires=3600"
                + "&X-Amz-Signature="
                + "67848e81d0e2a9e99451b5106b7402ec7971f2ddca5b9fa3d87913eaef673112"
                + "&X-Amz-SignedHeaders=host"
        )
    }

    @Test func `covers headers by name, without needless space`() {
        let request = CanonicalRequest(
            method: "PUT",
            path: "/b/k",
            query: "",
            headers: [
                ("x-amz-meta-b", " two   words "), ("X-Amz-Meta", "1"), ("host", "h"),
            ],
            payload: "hash"
        )
        #expect(
            request.text == "PUT\n/b/k\n\nhost:h\nx-amz-meta:1\nx-amz-meta-b:two words\n\n"
                + "host;x-amz-meta;x-amz-meta-b\nhash"
        )
    }

    @Test(arguments: [
        ("https://h.example.com", "h.example.com"), ("https://h.example.com:443", "h.example.com"),
        ("https://h.example.com:80", "h.example.com:80"), ("http://127.0.0.1:80", "127.0.0.1"),
        ("http://[::1]:9000", "[::1]:9000"),
    ])
    func `covers the host as it is sent`(endpoint: String, host: String) {
        let bucket = S3Bucket(
            endpoint: endpoint,
            name: "b",
            accessKeyID: "k",
            secret: Secret("s")
        )
        #expect(bucket.host == host)
    }

    @Test(arguments: [
        (["uploads": ""], "uploads="), (["b": "é/+ ", "a": "~"], "a=~&b=%C3%A9%2F%2B%20"),
        ([:], ""),
    ])
    func `covers a query in its one form`(pairs: [String: String], query: String) {
        #expect(S3Encoding.query(pairs) == query)
    }

    @Test func `is of the second in Greenwich`() {
        #expect(
            S3Encoding.timestamp(Date(timeIntervalSince1970: 946_684_799.9)) == "19991231T235959Z"
        )
    }
}
