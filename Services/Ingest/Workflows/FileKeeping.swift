import Contracts
import Durability
import FoundationEssentials
import ServiceKit

/// Has a request's files kept: fetched from where the form says they are, or
/// handed on as they were uploaded (A2.2, A1.6).
struct FileKeeping: Sendable {
    let house: House
    let uploads: UploadFolder

    /// What became of a request's files.
    struct Attachments: Sendable {
        var stored: [StoredFile] = []
        var failed: [FailedFile] = []

        /// Where a support request's files are, which are not fetched.
        var unfetched: [String] = []

        /// What the ticket links to.
        var links: [String] { stored.map(\.url) + unfetched }
    }

    /// Keeps the files, each in a step of its own.
    ///
    /// The files that a modelling request names are fetched. Uploaded files
    /// are kept whatever the request is: there is no other copy. A file that
    /// Files refuses is named in the result, and does not stop the request
    /// (A5.3); when Files does not answer, the request waits.
    func keep(
        _ received: ReceivedRequest,
        of request: CustomerRequest.ID,
        kind: RequestKind,
        in run: JournalRun
    ) async throws -> Attachments {
        var attachments = Attachments()
        let named = received.submission.fichiers ?? []
        if kind == .modelisation {
            for (index, file) in named.enumerated() {
                let outcome = try await run.call(
                    "file-\(index + 1)",
                    isLasting: \.isKept
                ) { key in
                    try await Self.outcome(of: file.name) {
                        let input = FileToFetch(name: file.name, url: file.url, size: file.size)
                        return try await house.fetchFile(
                            Order(input: input, key: key, trace: run.context)
                        )
                    }
                }
                attachments.add(outcome)
            }
        } else {
            attachments.unfetched = named.map(\.url)
        }
        return try await keep(received.uploads, of: request, after: attachments, in: run)
    }

    /// Keeps uploaded files, each in a step of its own.
    ///
    /// Each is an effect: Files' answer takes the place of the only copy, so
    /// it is durable before anything that follows.
    ///
    /// - Parameters:
    ///   - files: What was uploaded.
    ///   - work: Whose folder holds them.
    ///   - earlier: What was kept before.
    ///   - run: The run whose steps these are.
    /// - Returns: What became of all of them.
    /// - Throws: What keeps Files from answering.
    func keep(
        _ files: [ReceivedRequest.Upload],
        of work: CustomerRequest.ID,
        after earlier: Attachments = Attachments(),
        in run: JournalRun
    ) async throws -> Attachments {
        var attachments = earlier
        for (index, upload) in files.enumerated() {
            let outcome = try await run.effect("upload-\(index + 1)") { key in
                try await Self.outcome(of: upload.name) {
                    let input = FileToUpload(
                        name: upload.name,
                        path: uploads.path(of: upload.file, of: work),
                        size: upload.size
                    )
                    return try await house.uploadFile(
                        Order(input: input, key: key, trace: run.context)
                    )
                }
            }
            attachments.add(outcome)
        }
        return attachments
    }

    /// Removes the uploaded files, which Files has by now.
    ///
    /// An effect of its own: what Files answered is durable when it begins,
    /// whatever steps stand between.
    ///
    /// - Throws: As ``JournalRun/effect(_:_:)``; then the files stay.
    func forget(
        _ files: [ReceivedRequest.Upload],
        of work: CustomerRequest.ID,
        in run: JournalRun
    ) async throws {
        guard !files.isEmpty else { return }
        _ = try await run.effect("uploads-forgotten") { _ in
            await uploads.remove(work)
            return Nothing()
        }
    }

    private static func outcome(
        of name: String,
        _ keep: () async throws -> StoredFile
    ) async throws
        -> FileOutcome
    {
        do {
            return FileOutcome(stored: try await keep(), failed: nil)
        } catch let error as CallError {
            guard let reason = error.fileRefusal else { throw error }
            return FileOutcome(stored: nil, failed: FailedFile(name: name, reason: reason))
        }
    }
}

extension CallError {
    /// Why Files does not keep a file, when that is what it says.
    ///
    /// Any other refusal, such as of the caller's token, is no word about the
    /// file: it must not cost the client the only copy.
    fileprivate var fileRefusal: String? {
        guard case .refused(let problem) = reason else { return nil }
        let isAboutTheFile =
            problem.status == 413
            || (problem.status == 422 && problem.type.contains(":file-"))
        return isAboutTheFile ? problem.detail ?? problem.title : nil
    }
}

/// One file, kept or not.
private struct FileOutcome: Codable {
    let stored: StoredFile?
    let failed: FailedFile?

    var isKept: Bool { stored != nil }
}

extension FileKeeping.Attachments {
    fileprivate mutating func add(_ outcome: FileOutcome) {
        if let file = outcome.stored { stored.append(file) }
        if let file = outcome.failed { failed.append(file) }
    }
}
