import Contracts
import FoundationEssentials
import MIME
import Runtime

/// The mails that came in, as they were transferred, and their attachments as
/// they are asked for.
struct InboxFolder: Sendable {
    let mails: DurableFolder

    /// Mails that could not be read, for a person.
    let quarantine: DurableFolder

    /// Decoded attachments; they can be made again.
    let attachments: DurableFolder
    let limits: MessageLimits

    private let disk = BlockingQueue("notifications.inbox", concurrent: true)

    /// A file that is there.
    struct File: Sendable {
        let path: String
        let size: Int
    }

    init(
        mails: String,
        quarantine: String,
        attachments: String,
        limits: MessageLimits
    ) throws(StorageUnavailable) {
        self.mails = DurableFolder(mails)
        self.quarantine = DurableFolder(quarantine)
        self.attachments = DurableFolder(attachments)
        self.limits = limits
        try self.mails.removeDrafts()
        try self.quarantine.removeDrafts()
    }

    /// Keeps a mail; durable once this returns.
    func keep(_ bytes: Data, _ id: String, isReadable: Bool) async throws {
        try await disk.run {
            try (isReadable ? mails : quarantine).write(bytes, as: Self.name(id))
        }
    }

    /// The decoded bytes of an attachment, in a file.
    ///
    /// - Throws: `MessageFault` when the mail has none of that number.
    func attachment(_ attachment: IncomingAttachment, of id: String) async throws -> File {
        try await disk.run {
            let name = "\(id)-\(attachment.number)"
            let path = attachments.path(of: name)
            if !FileManager.default.fileExists(atPath: path) {
                let mail = try Data(contentsOf: URL(filePath: mails.path(of: Self.name(id))))
                let bytes = try IncomingMessage.attachment(
                    attachment.number,
                    of: mail,
                    limits: limits
                )
                try attachments.write(bytes, as: name)
            }
            return File(path: path, size: attachment.size)
        }
    }

    /// Removes all that is kept of a mail.
    func remove(_ mail: IncomingMail) async throws {
        try await disk.run {
            for attachment in mail.attachments {
                try attachments.remove("\(mail.id)-\(attachment.number)")
            }
            try mails.remove(Self.name(mail.id))
            try quarantine.remove(Self.name(mail.id))
        }
    }

    /// Removes the mails that were written right before a crash and never
    /// entered; those that are still in the mailbox come again.
    func removeUnknown(besides known: Set<String>) async throws {
        try await disk.run {
            for folder in [mails, quarantine] {
                for name in try folder.names() where !known.contains(String(name.dropLast(4))) {
                    try folder.remove(name)
                }
            }
        }
    }

    /// Reads a mail away from the cooperative threads.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await disk.run(body)
    }

    private static func name(_ id: String) -> String { "\(id).eml" }
}
