public import Foundation

/// A user's Maildir, into which mails come as a mail server delivers them.
public struct MaildirMailbox: Sendable {
    public let path: String

    /// The mailbox of `USER@example.com` below a folder of mailboxes.
    ///
    /// - Throws: When its folders cannot be made.
    public init(root: String, user: String = "support") throws {
        path = "\(root)/\(user)"
        for folder in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)",
                withIntermediateDirectories: true
            )
        }
    }

    /// Puts a mail into the mailbox, at once and as a whole.
    ///
    /// `arrival` is when it was received, as the IMAP server tells it.
    public func deliver(_ source: Data, arrival: Date? = nil) throws {
        let name = "\(DispatchTime.now().uptimeNanoseconds).\(UUID().uuidString).test"
        let draft = "\(path)/tmp/\(name)"
        try source.write(to: URL(filePath: draft))
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o644]
        if let arrival { attributes[.modificationDate] = arrival }
        try FileManager.default.setAttributes(attributes, ofItemAtPath: draft)
        try FileManager.default.moveItem(atPath: draft, toPath: "\(path)/new/\(name)")
    }

    public func deliver(_ source: String, arrival: Date? = nil) throws {
        try deliver(Data(source.utf8), arrival: arrival)
    }

    /// The names of the mails' files; flags stand behind `:2,`.
    public func files() throws -> [String] {
        try ["new", "cur"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        }.sorted()
    }

    /// Whether any mail is marked as seen, answered or to be deleted.
    public func hasMarks() throws -> Bool {
        try files().contains { name in
            name.split(separator: ",").last.map { $0 != name && !$0.isEmpty } ?? false
        }
    }

    /// Has the server number all mails anew, as after a restored backup: the
    /// mailbox gets another UIDVALIDITY.
    public func renumber() throws {
        let validity = UInt32.random(in: 2_000_000_000...4_000_000_000)
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasPrefix("dovecot.index") {
            try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
        let list = "3 V\(validity) N1 G\(String(format: "%032x", validity))\n"
        try Data(list.utf8).write(to: URL(filePath: "\(path)/dovecot-uidlist"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o666],
            ofItemAtPath: "\(path)/dovecot-uidlist"
        )
    }
}
