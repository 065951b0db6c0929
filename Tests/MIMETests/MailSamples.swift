import FoundationEssentials

@testable import MIME

extension MailAddress {
    static func sample(
        name: String? = nil,
        _ address: String = "anna@example.com"
    ) throws
        -> MailAddress
    {
        try MailAddress(name: name, EmailAddress(address))
    }
}

extension MailMessage {
    static func sample(
        messageID: String = "t42.m7.3f0c9d1e@shop.example.com",
        fromName: String? = "Support",
        to: [MailAddress]? = nil,
        replyTo: String? = nil,
        subject: String = "Your quote",
        inReplyTo: String? = nil,
        references: [String] = [],
        autoSubmitted: AutoSubmitted? = .generated,
        text: String = "Hello.\n",
        html: String? = nil,
        extraHeaders: [ExtraHeader] = []
    ) throws -> MailMessage {
        try MailMessage(
            messageID: MessageID(messageID),
            date: Date(timeIntervalSince1970: 1_767_254_400.9),
            from: .sample(name: fromName, "support@shop.example.com"),
            to: to ?? [.sample()],
            replyTo: replyTo.map { try .sample($0) },
            subject: subject,
            inReplyTo: inReplyTo.map { try MessageID($0) },
            references: references.map { try MessageID($0) },
            autoSubmitted: autoSubmitted,
            text: text,
            html: html,
            extraHeaders: extraHeaders
        )
    }

    /// The rendered mail as text.
    func source() throws -> String { String(decoding: try rendered(), as: UTF8.self) }

    /// The rendered header lines, unfolded, by name.
    func headers() throws -> [String: String] {
        let head = try source().components(before: "\r\n\r\n")
        let unfolded = head.replacing("\r\n ", with: " ").replacing("\r\n\t", with: " ")
        var headers: [String: String] = [:]
        for line in unfolded.split(separator: "\r\n") {
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            headers[String(line[..<colon])] =
                line[colon...].dropFirst()
                .drop { $0 == " " }.description
        }
        return headers
    }
}

extension String {
    /// What stands before the first `separator`, or everything.
    func components(before separator: String) -> String {
        firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
    }

    /// The text that a mail reader shows for a header of encoded words.
    func decodedWords() -> String {
        var bytes: [UInt8] = []
        for word in split(separator: " ") {
            let base64 = word.dropFirst("=?UTF-8?B?".count).dropLast("?=".count)
            bytes += Data(base64Encoded: String(base64)).map(Array.init) ?? []
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
