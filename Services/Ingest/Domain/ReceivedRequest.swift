import Contracts

/// A request as the journal keeps it: all that its workflow needs.
struct ReceivedRequest: Codable, Sendable {
    let submission: RequestSubmission

    /// The files that came along in a `multipart/form-data` body.
    let uploads: [Upload]

    let language: ClientLanguageCode

    struct Upload: Codable, Sendable {
        let name: String
        let type: String?

        /// In bytes.
        let size: Int

        /// Of its content, in hexadecimal: two files of one name and size may
        /// still be two.
        let sha256: String

        /// Its file in the request's folder of uploads.
        let file: String
    }

    /// What the form says of the request's files, fetched and uploaded.
    var fileNames: [FileName] {
        (submission.fichiers ?? []).map { FileName(name: $0.name, type: $0.type) }
            + uploads.map { FileName(name: $0.name, type: $0.type) }
    }
}
