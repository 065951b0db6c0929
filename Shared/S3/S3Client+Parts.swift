import Contracts
import Curl
import FoundationEssentials
import HTTP
import Markup

extension S3Client {
    /// Puts a file into the bucket in parts of one size, but for the last.
    ///
    /// What fails is given back to the store at once. What a crash leaves is
    /// not looked for: R2 forgets it after a week.
    func putInParts(_ upload: S3Upload) async throws -> S3Outcome {
        if try await isThere(upload) { return .alreadyThere }
        let id = try await createMultipart(upload)
        do {
            var tags: [String] = []
            for part in parts(of: upload.size) {
                tags.append(try await putPart(tags.count + 1, part, of: upload, id))
            }
            try await complete(upload, id, tags)
        } catch {
            await abort(upload, id)
            throw error
        }
        return .stored
    }

    private func isThere(_ upload: S3Upload) async throws -> Bool {
        try await head(upload.key)?.size == upload.size
    }

    private func parts(of size: Int) -> [Range<Int>] {
        let part = limits.partSize(of: size)
        return stride(from: 0, to: size, by: part).map { $0..<min($0 + part, size) }
    }

    private func createMultipart(_ upload: S3Upload) async throws -> String {
        let operation = "CreateMultipartUpload"
        let request = S3Request(
            operation: operation,
            method: .post,
            key: upload.key,
            query: ["uploads": ""],
            headers: upload.headers
        )
        let document = try S3Answer.document(
            "InitiateMultipartUploadResult",
            in: try await send(request),
            of: operation
        )
        guard let id = document["UploadId"], !id.isEmpty else {
            throw S3Error(operation, .unreadable("gives no UploadId"), mayHaveTakenEffect: true)
        }
        return id
    }

    /// - Returns: The tag by which the store knows the part.
    private func putPart(
        _ number: Int,
        _ range: Range<Int>,
        of upload: S3Upload,
        _ id: String
    ) async throws -> String {
        var request = S3Request(
            operation: "UploadPart",
            method: .put,
            key: upload.key,
            query: ["partNumber": String(number), "uploadId": id]
        )
        request.body = .file(path: upload.path, size: range.count, offset: range.lowerBound)
        request.payloadHash = try await hash(upload.path, range)
        request.timeout = limits.timeout(sending: range.count)
        guard let tag = try await send(request).headers["etag"], !tag.isEmpty else {
            throw S3Error("UploadPart", .unreadable("gives no ETag"), mayHaveTakenEffect: true)
        }
        return tag
    }

    private func complete(_ upload: S3Upload, _ id: String, _ tags: [String]) async throws {
        let body = Data(Self.completion(tags).utf8)
        var request = S3Request(
            operation: "CompleteMultipartUpload",
            method: .post,
            key: upload.key,
            query: ["uploadId": id]
        )
        request.headers["Content-Type"] = "application/xml"
        request.body = .bytes(body)
        request.payloadHash = S3Encoding.hash(body)
        // The store puts the parts together before it answers.
        request.timeout = 4 * limits.timeout
        request.mayHideError = true
        do {
            _ = try await send(request)
        } catch let error as S3Error
            where error.mayHaveTakenEffect || error.reason == Self.noUpload
        {
            // It may have been done when the answer was lost: then the upload
            // is gone, and the object there.
            guard try await isThere(upload) else { throw error }
        }
    }

    private static let noUpload = S3Error.Reason.refused(status: 404, code: "NoSuchUpload")

    private static func completion(_ tags: [String]) -> String {
        let parts = tags.enumerated().map { index, tag in
            let text = tag.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            return "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\(text)</ETag></Part>"
        }
        return "<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>"
    }

    private func abort(_ upload: S3Upload, _ id: String) async {
        let request = S3Request(
            operation: "AbortMultipartUpload",
            method: .delete,
            key: upload.key,
            query: ["uploadId": id],
            accepted: [404]
        )
        // The error that led here is the one to tell; what stays is forgotten
        // by the store.
        _ = try? await send(request)
    }
}
