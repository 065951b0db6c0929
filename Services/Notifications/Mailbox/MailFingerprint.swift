import Cryptography
import FoundationEssentials
import MIME

/// The identifier under which a mail is taken in once.
///
/// The same mail has the same one after its mailbox was numbered anew, and
/// when it was delivered twice. The sender and the date count besides the
/// `Message-ID`, for there are programs that use one for all their mails.
enum MailFingerprint {
    static func id(of message: IncomingMessage?, _ bytes: Data) -> String {
        guard let message, let messageID = message.messageID else { return hash(bytes) }
        let facts = [
            messageID.description, message.headers["from"] ?? "", message.headers["date"] ?? "",
        ]
        return hash(Data("message\n\(facts.joined(separator: "\n"))".utf8))
    }

    /// The identifier of a mail of which no byte is known.
    static func id(of place: MailboxPlace) -> String {
        hash(Data("place\n\(place.mailbox)\n\(place.uidValidity)\n\(place.highestUID)".utf8))
    }

    private static func hash(_ data: Data) -> String {
        Base32.encode(Hash.sha256(data).prefix(20))
    }
}
