/// What a mail server says about the delivery of a mail (RFC 3464).
public struct DeliveryReport: Sendable, Hashable {
    /// The most recipients that are read.
    private static let mostRecipients = 50
    private static let longestValue = 500

    /// What became of the mail for one recipient.
    public struct Recipient: Sendable, Hashable {
        /// As the server wrote it; empty when it did not.
        public let address: String

        /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`.
        public let action: String

        /// An enhanced status code such as `5.1.1`.
        public let status: String

        /// What the refusing server said.
        public let diagnostic: String
    }

    public let recipients: [Recipient]

    /// Reads the content of a part `message/delivery-status`.
    init(_ text: String) {
        var recipients: [Recipient] = []
        for block in Self.blocks(text) where recipients.count < Self.mostRecipients {
            guard let action = block["action"] else { continue }
            recipients.append(
                Recipient(
                    address: Self.value(
                        block["final-recipient"] ?? block["original-recipient"] ?? ""
                    ),
                    action: String(action.lowercased().prefix { $0.isLetter }),
                    status: String((block["status"] ?? "").prefix { $0.isNumber || $0 == "." }),
                    diagnostic: Self.value(block["diagnostic-code"] ?? "")
                )
            )
        }
        self.recipients = recipients
    }

    /// Without the type that stands before the semicolon.
    private static func value(_ field: String) -> String {
        guard let semicolon = field.firstIndex(of: ";") else { return field }
        return String(field[semicolon...].dropFirst()).onOneLine(atMost: longestValue)
    }

    /// The groups of lines between empty lines, folded lines joined.
    private static func blocks(_ text: String) -> [[String: String]] {
        var blocks: [[String: String]] = []
        var block: [String: String] = [:]
        var last = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(2_000) {
            if line.allSatisfy(\.isWhitespace) {
                if !block.isEmpty { blocks.append(block) }
                block = [:]
            } else if line.first?.isWhitespace == true {
                block[last]? += line.prefix(1_000)
            } else if let colon = line.firstIndex(of: ":") {
                last = line[..<colon].lowercased()
                block[last] = String(line[colon...].dropFirst()).onOneLine(atMost: 1_000)
            }
        }
        return block.isEmpty ? blocks : blocks + [block]
    }
}
