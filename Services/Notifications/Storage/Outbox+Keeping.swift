import Contracts
import Database
import FoundationEssentials

extension Outbox {
    /// Writes down that mails are files on the disk; their bytes are forgotten.
    ///
    /// - Throws: `DatabaseError`, and then nothing has changed.
    func settleStored(_ mails: [PlacedMails.Placed]) async throws {
        try await database.write { connection in
            for mail in mails {
                try connection.execute(
                    """
                    UPDATE messages SET state = \(MailState.stored), content = NULL,
                        attempts = MAX(attempts, 1), next_attempt_at = NULL, last_error = NULL,
                        attempted_at = COALESCE(attempted_at, \(mail.date))
                    WHERE key = \(mail.key) AND state = \(MailState.queued)
                    """
                )
            }
        }
    }

    /// Queued mails in the order of their keys, whether they are due or not.
    func queued(after key: String?, atMost limit: Int) async throws -> [Parcel] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT \(fragment: OutgoingMail.columns), content FROM messages
                WHERE state = \(MailState.queued) AND \(fragment: Self.isOpen)
                    AND key > \(key ?? "")
                ORDER BY key LIMIT \(limit)
                """
            ).compactMap { row in
                guard let content = try row["content", as: Data?.self] else { return nil }
                return Parcel(mail: try OutgoingMail(row), content: content)
            }
        }
    }
}
