import Contracts
import Cryptography
import Curl
import FoundationEssentials
import HTTP
import Runtime

extension S3Client {
    /// Puts a file into the bucket, unless there is an object of its key.
    ///
    /// Asked again after an answer that never came, it finds what it did.
    public func put(_ upload: S3Upload) async throws -> S3Outcome {
        if upload.size > limits.partSize(of: upload.size) { return try await putInParts(upload) }
        var request = S3Request(operation: "PutObject", method: .put, key: upload.key)
        request.headers = upload.headers
        request.headers["If-None-Match"] = "*"
        request.body = .file(path: upload.path, size: upload.size)
        request.payloadHash =
            if let hash = upload.hash { Hex.encode(hash) } else {
                try await hash(upload.path, 0..<upload.size)
            }
        request.timeout = limits.timeout(sending: upload.size)
        request.accepted = [412]
        return try await send(request).status == 412 ? .alreadyThere : .stored
    }

    /// What there is under a key, if anything.
    public func head(_ key: String) async throws -> S3Facts? {
        let request = S3Request(operation: "HeadObject", method: .head, key: key, accepted: [404])
        let answer = try await send(request)
        guard answer.status != 404 else { return nil }
        guard let size = answer.headers["content-length"].flatMap(Int.init) else {
            throw S3Error("HeadObject", .unreadable("does not say the object's size"))
        }
        return S3Facts(size: size, contentType: answer.headers["content-type"] ?? "")
    }

    func hash(_ path: String, _ range: Range<Int>) async throws -> String {
        try await disk.run { try FileHash.of(path, range) }
    }
}
