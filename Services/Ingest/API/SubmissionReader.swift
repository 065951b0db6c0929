import Contracts
import Cryptography
import FoundationEssentials
import HTTP
import Language
import MIME
import Runtime
import StrictJSON

/// Reads a posted form, JSON or `multipart/form-data`, into a request (A1.1,
/// A1.6).
struct SubmissionReader: Sendable {
    let uploads: FormUploads

    /// Reading and copying a form's files blocks on the disk.
    let disk: BlockingQueue

    /// A request that is right, and what identifies it.
    struct Reading: Sendable {
        /// The request as the journal keeps it.
        let payload: Data

        /// SHA-256 of that, in hexadecimal.
        let fingerprint: String
    }

    /// Reads the request; uploaded files are durable when this returns.
    ///
    /// - Throws: ``InvalidForm``, `RequestError`, `FormDataError`. Nothing
    ///   is left behind then.
    func read(_ request: Request, as id: CustomerRequest.ID) async throws -> Reading {
        guard case .file(let path, _) = request.body else {
            let form = try request.decoded(SubmissionForm.self)
            return try reading(try SubmissionRules.submission(from: form), [])
        }
        let type = request.headers["content-type"] ?? ""
        return try await disk.run { try readForm(at: path, type, as: id) }
    }

    private func readForm(
        at path: String,
        _ type: String,
        as id: CustomerRequest.ID
    ) throws
        -> Reading
    {
        let form = try FormData(
            at: path,
            contentType: type,
            // A field that is too long is then named like any other fault.
            limits: FormDataLimits(fieldSize: 8 * SubmissionRules.descriptionLimit)
        )
        let fields = Dictionary(form.fields.map { ($0.name, $0.value) }) { _, last in last }
        let submission = try SubmissionRules.submission(from: SubmissionForm(fields: fields))
        return try reading(submission, try uploads.save(form, for: id))
    }

    private func reading(
        _ submission: RequestSubmission,
        _ uploads: [ReceivedRequest.Upload]
    )
        throws -> Reading
    {
        let language = ClientLanguage.guess("\(submission.objet)\n\(submission.description)")
        let request = ReceivedRequest(
            submission: submission,
            uploads: uploads,
            language: language == .english ? .english : .french
        )
        let payload = try WireCoding.encode(request)
        return Reading(payload: payload, fingerprint: Hex.encode(Hash.sha256(payload)))
    }
}
