import FoundationEssentials
import Runtime

/// The folder in which each mail is one file.
struct MailFiles: Sendable {
    /// Writes mails, each whole or not at all, without waiting for the disk.
    ///
    /// - Throws: When one could not be written; others may have been.
    var place: @Sendable ([Outbox.Parcel]) async throws -> Void

    /// Returns once the files of mails, by their names, are on the disk.
    ///
    /// - Throws: When any of them may not be.
    var keep: @Sendable ([String]) async throws -> Void
}

extension MailFiles {
    static func folder(_ folder: DurableFolder) -> MailFiles {
        let disk = BlockingQueue("notifications.mail", concurrent: true)
        let flush = FolderFlush(folder)
        return MailFiles(
            place: { parcels in
                try await disk.run {
                    for parcel in parcels {
                        try folder.place(parcel.content, as: parcel.mail.fileName)
                    }
                }
            },
            keep: { names in try await disk.run { try flush.keep(names) } }
        )
    }
}

extension OutgoingMail {
    /// Made of the identifier alone: a mail that is written again takes the
    /// place of itself.
    ///
    /// The part before the `@` is base 32.
    var fileName: String { "\(messageID.prefix { $0 != "@" && $0 != "/" }).eml" }
}
