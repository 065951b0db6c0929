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

    /// The identifier of the one mail that is sent under a key, for when it is
    /// entered.
    ///
    /// The outbox keeps it, and each retry sends it again. It begins with the
    /// time, so that rows are added where the last ones are; the rest is 112
    /// bits of a hash of the key.
    func messageID(for key: String, at date: Date) throws(MailError) -> MessageID {
        let milliseconds = UInt64(max(date.timeIntervalSince1970 * 1_000, 0)).bigEndian
        let time = withUnsafeBytes(of: milliseconds) { Data($0.suffix(6)) }
        let digest = Hash.sha256(Data("guichet-mail:\(key)".utf8)).prefix(14)
        return try MessageID("\(Base32.encode(time + digest))@\(from.address.domain)")
    }
}
