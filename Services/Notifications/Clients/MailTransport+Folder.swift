import Contracts
import FoundationEssentials
import MIME
import Runtime

extension MailTransport {
    /// A folder in which each mail is one `.eml` file, whole or not there.
    static func folder(_ folder: DurableFolder) -> MailTransport {
        let disk = BlockingQueue("notifications.mail", concurrent: true)
        return MailTransport(
            deliver: { message in
                let bytes = try message.rendered()
                try await disk.run { try folder.write(bytes, as: message.fileName) }
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
    /// Made of the identifier alone: a mail that is written again takes the
    /// place of itself.
    ///
    /// The part before the `@` is base 32.
    fileprivate var fileName: String {
        "\(messageID.description.prefix { $0 != "@" && $0 != "/" }).eml"
    }
}
