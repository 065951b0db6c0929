import Contracts
import Cryptography
import FoundationEssentials
import Observability
import Runtime
import ServiceKit

/// Takes over the files of mails, durably, until Files has them.
struct MailAttachments: Sendable {
    let house: House
    let folder: UploadFolder

    /// Most bytes of one file, and of one mail's files together.
    let fileLimit: Int
    let totalLimit: Int
    let disk: BlockingQueue

    /// What became of a mail's files.
    struct Kept: Sendable {
        var uploads: [ReceivedRequest.Upload] = []

        /// Those that are too many, too large or gone, each with the reason.
        var unkept: [FailedFile] = []
    }

    /// Downloads a mail's files into the folder of the work that they belong to.
    ///
    /// It may be done again from the start. A crash leaves at most a folder
    /// without work, which the sweep at the next start clears away.
    ///
    /// - Throws: What keeps Notifications from answering, `StorageUnavailable`.
    ///   Nothing is left behind then.
    func keep(
        _ mail: ArrivedMail,
        for work: CustomerRequest.ID,
        _ trace: TraceContext
    ) async throws -> Kept {
        guard !mail.attachments.isEmpty else { return Kept() }
        var kept = Kept()
        var rest = totalLimit
        try folder.make(for: work)
        do {
            for (index, attachment) in mail.attachments.enumerated() {
                let name = Self.name(attachment, index + 1)
                guard kept.uploads.count < SubmissionRules.fileLimit else {
                    kept.unkept.append(FailedFile(name: name, reason: "trop de fichiers"))
                    continue
                }
                guard attachment.size <= min(fileLimit, rest) else {
                    kept.unkept.append(FailedFile(name: name, reason: "fichier trop volumineux"))
                    continue
                }
                guard let upload = try await download(attachment, index + 1, mail, work, trace)
                else {
                    kept.unkept.append(FailedFile(name: name, reason: "fichier illisible"))
                    continue
                }
                rest -= upload.size
                kept.uploads.append(upload)
            }
            try await settleOnDisk(kept.uploads, work)
            return kept
        } catch {
            await folder.remove(work)
            throw error
        }
    }

    /// - Returns: Nothing for a file that Notifications does not have, or not
    ///   as it was announced.
    private func download(
        _ attachment: IncomingAttachment,
        _ number: Int,
        _ mail: ArrivedMail,
        _ work: CustomerRequest.ID,
        _ trace: TraceContext
    ) async throws -> ReceivedRequest.Upload? {
        let file = "\(number)"
        let path = folder.path(of: file, of: work)
        let size: Int
        do {
            size = try await house.downloadAttachment(
                Order(
                    input: AttachmentToDownload(
                        mail: mail.id,
                        number: attachment.number,
                        path: path,
                        limit: fileLimit
                    ),
                    key: nil,
                    trace: trace
                )
            )
        } catch let error as CallError where error.isAboutTheAttachment {
            return nil
        }
        let hash = try await disk.run { try Self.hash(of: path) }
        return ReceivedRequest.Upload(
            name: Self.name(attachment, number),
            type: nil,
            size: size,
            sha256: hash,
            file: file
        )
    }

    private func settleOnDisk(
        _ uploads: [ReceivedRequest.Upload],
        _ work: CustomerRequest.ID
    ) async throws {
        let names = uploads.map(\.file)
        try await disk.run { [folder] in try folder.synchronize(names, of: work) }
    }

    private static func name(_ attachment: IncomingAttachment, _ number: Int) -> String {
        let scalars = attachment.name.withoutControls.unicodeScalars
            .prefix(SubmissionRules.fileNameLimit)
            .map { ["/", "\\", "\n", "\r", "\t"].contains($0) ? "_" : $0 }
        let name = String(String.UnicodeScalarView(scalars)).trimmed
        return name.isEmpty ? "fichier-\(number)" : name
    }

    private static func hash(of path: String) throws(StorageUnavailable) -> String {
        do {
            return Hex.encode(try Hash.sha256(ofFileAt: path))
        } catch {
            throw StorageUnavailable("read a file", number: error.number)
        }
    }
}

extension CallError {
    /// Whether this file is not to be had; any other refusal, such as of the
    /// caller's token, is no word about it.
    fileprivate var isAboutTheAttachment: Bool {
        guard case .refused(let problem) = reason else { return false }
        return [404, 410, 413, 422].contains(problem.status)
    }
}
