import FoundationEssentials
import Runtime

extension MailTransport {
    /// A folder in which each mail is one `.eml` file, whole or not there.
    static func folder(_ folder: DurableFolder) -> MailTransport {
        let disk = BlockingQueue("notifications.mail", concurrent: true)
        return MailTransport(
            deliver: { parcel in
                let name = parcel.mail.fileName
                try await disk.run { try folder.write(parcel.content, as: name) }
                return .stored
            },
            isRepeatable: true,
            lacking: {
                let isWritable = (try? await disk.run { folder.isWritable() }) ?? false
                return isWritable ? nil : "the mail folder cannot be written"
            }
        )
    }
}
