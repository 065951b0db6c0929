import Contracts
import FoundationEssentials
import HTTP
import MIME
import Runtime

/// What a client posts from the page behind a link.
struct AnswerForm: Sendable {
    let action: String

    /// What the client wrote, without white space around it.
    let message: String

    /// The files that came along, kept in the folder of the work they are for.
    let uploads: [ReceivedRequest.Upload]

    private static let fieldLimit = 1 << 16

    /// How the body is read: the page's form for what is missing takes files.
    static func body(_ head: RequestHead, uploadLimit: Int) -> BodyPolicy {
        let takesFiles = head.mediaType == "multipart/form-data"
        return BodyPolicy(
            limit: takesFiles ? uploadLimit : fieldLimit,
            isSpooled: takesFiles,
            mediaTypes: ["application/x-www-form-urlencoded", "multipart/form-data"]
        )
    }

    /// Reads the form.
    ///
    /// - Parameters:
    ///   - request: The page's post.
    ///   - work: The name of the work that the files will belong to.
    ///   - uploads: Where they are kept.
    ///   - disk: Where reading them blocks.
    /// - Throws: ``QuotePageError``, or why the files cannot be kept.
    init(
        _ request: Request,
        for work: CustomerRequest.ID,
        uploads: FormUploads,
        disk: BlockingQueue
    ) async throws {
        let fields: [String: String]
        if case .file(let path, _) = request.body {
            let type = request.headers["content-type"] ?? ""
            (fields, self.uploads) = try await disk.run {
                let form = try FormData(at: path, contentType: type)
                let fields = Dictionary(form.fields.map { ($0.name, $0.value) }) { $1 }
                return (fields, try uploads.save(form, for: work))
            }
        } else {
            fields = PercentEncoding.pairs(of: String(decoding: request.bytes, as: UTF8.self))
            self.uploads = []
        }
        action = fields["action"] ?? ""
        message = (fields["message"] ?? "").withoutControls.trimmed
        guard message.unicodeScalars.count <= 5_000 else {
            await uploads.folder.remove(work)
            throw QuotePageError.messageTooLong
        }
    }
}
