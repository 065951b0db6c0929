import Contracts
import Cryptography
import MIME
import Runtime

/// Takes over the files of a posted form, durably, until Files has them.
struct FormUploads: Sendable {
    let folder: UploadFolder

    /// Most bytes of one file.
    let fileLimit: Int

    /// Copies a form's files into the folder of the work that they belong to.
    ///
    /// It blocks on the disk.
    ///
    /// - Throws: ``InvalidForm`` for too many, `FormDataError` also
    ///   for one that is too large, `StorageUnavailable`. Nothing is left
    ///   behind then.
    func save(
        _ form: FormData,
        for work: CustomerRequest.ID
    ) throws -> [ReceivedRequest.Upload] {
        guard form.files.count <= SubmissionRules.fileLimit else {
            throw InvalidForm(errors: [
                FieldError(
                    pointer: "#/fichiers",
                    detail: "must hold at most \(SubmissionRules.fileLimit) files"
                )
            ])
        }
        guard !form.files.isEmpty else { return [] }
        try folder.make(for: work)
        do {
            let saved = try form.files.enumerated().map { index, file in
                let name = "\(index + 1)"
                let path = folder.path(of: name, of: work)
                let size = try form.save(file, to: path, limit: Int64(fileLimit), durably: true)
                return ReceivedRequest.Upload(
                    name: file.filename ?? "fichier-\(name)",
                    type: file.mediaType,
                    size: Int(size),
                    sha256: try Self.hash(of: path),
                    file: name
                )
            }
            try folder.synchronize()
            return saved
        } catch {
            folder.removeBlocking(work)
            throw error
        }
    }

    private static func hash(of path: String) throws(StorageUnavailable) -> String {
        do {
            return Hex.encode(try Hash.sha256(ofFileAt: path))
        } catch {
            throw StorageUnavailable("read a file", number: error.number)
        }
    }
}
