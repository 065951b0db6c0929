public import FoundationEssentials

/// A mail on its way to one recipient.
public struct SMTPMail: Sendable, Hashable {
    /// Why a mail cannot be handed to a mail server.
    public enum Fault: Error, Hashable, Sendable {
        /// The sender's or the recipient's address holds what could end an
        /// SMTP command, or is not `local@domain` in ASCII.
        case address

        /// The content is empty, has a line end that is not CRLF, a line of
        /// more than 998 bytes, a NUL, or a byte outside ASCII.
        case content
    }

    /// The longest line without its end (RFC 5322 2.1.1).
    static let longestLine = 998

    public let sender: String
    public let recipient: String

    /// Header and body, each line ended by CRLF.
    public let content: Data

    /// Checks a mail: what exists can be sent to any server.
    ///
    /// libcurl puts addresses into commands as they are, and neither escapes
    /// a line of one dot nor mends line ends where they are not CRLF.
    public init(sender: String, recipient: String, content: Data) throws(Fault) {
        guard Self.isAddress(sender), Self.isAddress(recipient) else { throw .address }
        guard Self.isContent(content) else { throw .content }
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    private static func isAddress(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let forbidden = Set("<>\"\\(),:;[]".utf8)
        return halves.count == 2 && halves.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    }

    private static func isContent(_ content: Data) -> Bool {
        var (length, previous) = (0, UInt8(0))
        for byte in content {
            switch byte {
            case UInt8(ascii: "\n"):
                guard previous == UInt8(ascii: "\r") else { return false }
                length = 0
            case 0, 0x80...: return false
            default:
                guard previous != UInt8(ascii: "\r") else { return false }
                if byte != UInt8(ascii: "\r") { length += 1 }
                guard length <= longestLine else { return false }
            }
            previous = byte
        }
        return previous == UInt8(ascii: "\n")
    }
}
