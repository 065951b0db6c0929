import Cryptography
public import FoundationEssentials
public import HTTP

/// What R2's stand-in keeps, and how it answers.
public struct R2Bucket: Sendable {
    public struct Object: Sendable {
        public let body: Data
        public let headers: Headers
    }

    struct Upload {
        let key: String
        let headers: Headers
        var parts: [Int: Data] = [:]
    }

    var objects: [String: Object] = [:]
    var uploads: [String: Upload] = [:]
    private var lastUpload = 0

    /// An error as R2 writes it.
    public static func error(_ status: Int, _ code: String) -> StandInAnswer {
        document(
            status,
            "<Error><Code>\(code)</Code><Message>It is \(code).</Message></Error>"
        )
    }

    private static func document(_ status: Int, _ text: String) -> StandInAnswer {
        StandInAnswer(
            status: status,
            headers: ["Content-Type": "application/xml"],
            body: Data("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(text)".utf8)
        )
    }

    mutating func answer(to request: StandInRequest) -> StandInAnswer {
        if let refusal = Self.refusal(of: request) { return refusal }
        let parts = request.path.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.first == R2StandIn.bucket else { return Self.error(404, "NoSuchBucket") }
        guard parts.count == 2 else { return list(request.query["prefix"] ?? "") }
        let key = parts[1]
        return switch request.method {
        case "PUT" where request.query["uploadId"] != nil: putPart(request)
        case "PUT": put(key, request)
        case "POST" where request.query["uploads"] != nil: begin(key, request)
        case "POST": complete(key, request)
        case "DELETE": remove(key, request)
        case "GET", "HEAD": read(key, request)
        default: Self.error(501, "NotImplemented")
        }
    }

    /// What is wrong before the operation is looked at.
    private static func refusal(of request: StandInRequest) -> StandInAnswer? {
        guard request.query["X-Amz-Signature"] == nil else { return nil }
        guard let shown = request.headers["authorization"],
            let id = shown.firstMatch(of: #/Credential=([^/]+)\//#)?.1
        else { return error(401, "Unauthorized") }
        guard id.count == 32 else { return error(400, "InvalidArgument") }
        guard id == R2StandIn.accessKeyID else { return error(401, "Unauthorized") }
        guard request.headers["x-amz-date"] != nil,
            let hash = request.headers["x-amz-content-sha256"]
        else { return error(400, "InvalidRequest") }
        guard hash == Hex.encode(Hash.sha256(request.body)) else {
            return error(400, "XAmzContentSHA256Mismatch")
        }
        if request.method == "PUT", request.headers["content-length"] == nil {
            return error(411, "MissingContentLength")
        }
        return nil
    }

    private mutating func put(_ key: String, _ request: StandInRequest) -> StandInAnswer {
        if request.headers["if-none-match"] == "*", objects[key] != nil {
            return Self.error(412, "PreconditionFailed")
        }
        objects[key] = Object(body: request.body, headers: request.headers)
        return StandInAnswer(status: 200, headers: ["ETag": Self.tag(request.body)])
    }

    private mutating func begin(_ key: String, _ request: StandInRequest) -> StandInAnswer {
        lastUpload += 1
        let id = "upload-\(lastUpload)"
        uploads[id] = Upload(key: key, headers: request.headers)
        return Self.document(
            200,
            "<InitiateMultipartUploadResult><UploadId>\(id)</UploadId>"
                + "</InitiateMultipartUploadResult>"
        )
    }

    private mutating func putPart(_ request: StandInRequest) -> StandInAnswer {
        guard let id = request.query["uploadId"], uploads[id] != nil else {
            return Self.error(404, "NoSuchUpload")
        }
        uploads[id]?.parts[request.query["partNumber"].flatMap { Int($0) } ?? 0] = request.body
        return StandInAnswer(status: 200, headers: ["ETag": Self.tag(request.body)])
    }

    private mutating func complete(_ key: String, _ request: StandInRequest) -> StandInAnswer {
        guard let id = request.query["uploadId"], let upload = uploads[id] else {
            return Self.error(404, "NoSuchUpload")
        }
        let text = String(decoding: request.body, as: UTF8.self)
        let named = text.matches(of: #/<PartNumber>(\d+)</PartNumber><ETag>([^<]+)</ETag>/#)
            .map { (Int($0.1) ?? 0, String($0.2)) }
        let parts = named.compactMap { number, tag in
            upload.parts[number].flatMap { Self.tag($0) == tag ? $0 : nil }
        }
        // All but the last have one size.
        guard !parts.isEmpty, parts.count == named.count, parts.count == upload.parts.count,
            Set(parts.dropLast().map(\.count)).count <= 1
        else { return Self.error(400, "InvalidPart") }
        uploads[id] = nil
        objects[key] = Object(body: Data(parts.joined()), headers: upload.headers)
        return Self.document(200, "<CompleteMultipartUploadResult/>")
    }

    private mutating func remove(_ key: String, _ request: StandInRequest) -> StandInAnswer {
        if let id = request.query["uploadId"] {
            return uploads.removeValue(forKey: id) == nil
                ? Self.error(404, "NoSuchUpload") : StandInAnswer(status: 204)
        }
        objects[key] = nil
        return StandInAnswer(status: 204)
    }

    private func read(_ key: String, _ request: StandInRequest) -> StandInAnswer {
        guard let object = objects[key] else { return Self.error(404, "NoSuchKey") }
        var answer = StandInAnswer(status: 200, body: object.body)
        for name in ["Content-Type", "Content-Disposition", "Cache-Control"] {
            answer.headers[name] = object.headers[name]
        }
        return answer
    }

    private func list(_ prefix: String) -> StandInAnswer {
        let keys = objects.keys.filter { $0.hasPrefix(prefix) }.sorted()
        let contents = keys.map { "<Contents><Key>\($0)</Key></Contents>" }.joined()
        return Self.document(200, "<ListBucketResult>\(contents)</ListBucketResult>")
    }

    private static func tag(_ body: Data) -> String { "\"\(Hex.encode(Hash.sha256(body)))\"" }
}
