import Contracts
import FoundationEssentials
import MIME
import Observability
import Runtime

extension MailTransport {
    /// A folder in which each mail is one `.eml` file, whole or not there.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - log: Where a mail that cannot be written is told.
    /// - Returns: The transport.
    static func folder(_ folder: DurableFolder, log: Log) -> MailTransport {
        let disk = BlockingQueue("notifications.mail", concurrent: true)
        return MailTransport(
            deliver: { message in
                let bytes = try message.rendered()
                do {
                    try await disk.run { try folder.write(bytes, as: message.fileName) }
                } catch let error as StorageUnavailable {
                    log.error("mail not stored", [.field("error.detail", error)])
                    throw error
                }
                return Delivery(state: .stored, smtpSent: false)
            },
            lacking: {
                let isWritable = (try? await disk.run { folder.isWritable() }) ?? false
                return isWritable ? nil : "the mail folder cannot be written"
            }
        )
    }
}

extension MailMessage {
    /// Made of the identifier alone, so that a mail that is written again
    /// takes the place of itself. The part before the `@` is base 32.
    fileprivate var fileName: String {
        "\(messageID.description.prefix { $0 != "@" && $0 != "/" }).eml"
    }
}
