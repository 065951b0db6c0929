import Cryptography
import FoundationEssentials
import MIME

/// Who Guichet's mails are from, and where answers go.
struct MailIdentity: Sendable {
    let from: MailAddress

    /// Nothing when answers go to ``from``.
    let replyTo: MailAddress?
    let admin: MailAddress

    /// Where answers go.
    var answers: MailAddress { replyTo ?? from }

    /// The identifier of the one mail that is sent under a key.
    ///
    /// It is the same for each retry, so that a mail that was sent twice is
    /// recognised as one.
    func messageID(for key: String) throws(MailError) -> MessageID {
        let digest = Hash.sha256(Data("guichet-mail:\(key)".utf8)).prefix(20)
        return try MessageID("\(Base32.encode(digest))@\(from.address.domain)")
    }
}
