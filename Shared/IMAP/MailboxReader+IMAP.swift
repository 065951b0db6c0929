extension MailboxReader {
    /// A folder of an IMAP server.
    public static func imap(_ settings: IMAPSettings) -> MailboxReader {
        let connection = IMAPConnection(settings)
        return MailboxReader(
            open: { try await connection.open() },
            uids: { first in
                try await connection.run { session throws(MailboxError) in
                    try session.uids(from: first)
                }
            },
            uidsSince: { date in
                try await connection.run { session throws(MailboxError) in
                    try session.uids(since: date)
                }
            },
            fetch: { wanted in
                try await connection.run { session throws(MailboxError) in
                    try session.fetch(wanted)
                }
            },
            markSeen: { uid in
                try await connection.run { session throws(MailboxError) in
                    try session.markSeen(uid)
                }
            },
            close: { await connection.close() }
        )
    }
}
