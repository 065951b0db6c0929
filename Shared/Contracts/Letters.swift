/// Mails and words to the admin that are asked for together.
public struct LettersToSend: Codable, Hashable, Sendable {
    /// The most letters of one call.
    public static let limit = 10

    /// 1 to ``limit``, each under a key of its own.
    public let letters: [Letter]

    public init(letters: [Letter]) {
        self.letters = letters
    }
}

/// A mail to one person, or a word to the admin: one of the two.
public struct Letter: Codable, Hashable, Sendable {
    /// The key under which it is sent once, whether alone or with others.
    public let key: String
    public let mail: MailToSend?
    public let notice: AdminNotice?

    public init(key: String, mail: MailToSend) {
        self.key = key
        self.mail = mail
        notice = nil
    }

    public init(key: String, notice: AdminNotice) {
        self.key = key
        mail = nil
        self.notice = notice
    }
}

/// What became of letters, in the order in which they were given.
public struct LetterReceipts: Codable, Hashable, Sendable {
    public let receipts: [MailReceipt]

    public init(receipts: [MailReceipt]) {
        self.receipts = receipts
    }
}
