import Database
import FoundationEssentials

/// How far a mailbox has been read.
///
/// A mail is known by mailbox, UIDVALIDITY and UID; UIDs only grow while the
/// validity stays the same.
struct MailboxPlace: Sendable, Hashable {
    /// Which mailbox: its server, user and folder.
    let mailbox: String
    let uidValidity: UInt32

    /// The highest UID that needs no more work.
    var highestUID: UInt32

    /// Enters the place, as part of the transaction that got there.
    func enter(_ connection: any SQLConnection, at date: Date) throws {
        try connection.execute(
            """
            INSERT INTO mailboxes (mailbox, uid_validity, highest_uid, polled_at)
            VALUES (\(mailbox), \(Int(uidValidity)), \(Int(highestUID)), \(date))
            ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity,
                highest_uid = excluded.highest_uid, polled_at = excluded.polled_at
            """
        )
    }
}

extension IncomingStore {
    /// How far a mailbox has been read, and when it was last known to be.
    func place(_ mailbox: String) async throws -> (place: MailboxPlace, polledAt: Date)? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT uid_validity, highest_uid, polled_at FROM mailboxes
                WHERE mailbox = \(mailbox)
                """
            ).map { row in
                let place = MailboxPlace(
                    mailbox: mailbox,
                    uidValidity: UInt32(clamping: try row["uid_validity", as: Int.self]),
                    highestUID: UInt32(clamping: try row["highest_uid", as: Int.self])
                )
                return (place, try row["polled_at", as: Date.self])
            }
        }
    }

    /// When any mailbox was last read.
    func lastPoll() async throws -> Date? {
        try await database.read { connection in
            try connection.first("SELECT max(polled_at) AS polled_at FROM mailboxes")?["polled_at"]
        }
    }

    func enter(_ place: MailboxPlace) async throws {
        let now = now()
        try await database.write { connection in try place.enter(connection, at: now) }
    }

    /// Notes that a mail is about to be read, before it is.
    ///
    /// A mail that ends the process is met again at each start; this count
    /// tells it from others.
    ///
    /// - Returns: How many processes have begun with it, this one included.
    func begin(_ uid: UInt32, of place: MailboxPlace) async throws -> Int {
        try await database.write { connection in
            let mail = "\(place.uidValidity):\(uid)"
            try connection.execute(
                """
                UPDATE mailboxes SET attempted = \(mail),
                    attempts = CASE WHEN attempted = \(mail) THEN attempts + 1 ELSE 1 END
                WHERE mailbox = \(place.mailbox)
                """
            )
            return try connection.first(
                "SELECT attempts FROM mailboxes WHERE mailbox = \(place.mailbox)"
            )?["attempts"] ?? 1
        }
    }
}
