import Contracts
import Database
import FoundationEssentials
import MIME
import Runtime
import StrictJSON

/// The mails that came in, in the order in which they were taken in.
struct IncomingStore: Sendable {
    /// The most bytes of one page, well below what a client reads of an
    /// answer; a page has one mail at least.
    private static let pageSize = 3 << 20

    let database: any SQLDatabase
    let now: @Sendable () -> Date

    /// Takes a mail in and moves on in the mailbox, in one transaction.
    ///
    /// - Returns: Whether it is new: one that is known already is not taken in
    ///   again.
    func take(_ mail: NewMail, at place: MailboxPlace) async throws -> Bool {
        let now = now()
        let attachments = String(decoding: try WireCoding.encode(mail.attachments), as: UTF8.self)
        return try await database.write { connection in
            let inserted = try connection.execute(
                """
                INSERT INTO incoming_mails
                    (id, kind, ticket_id, matched_by, sender, recipient, subject, text, received_at,
                    attachments, taken_at)
                VALUES (
                    \(mail.id), \(mail.kind), \(mail.match?.ticketID), \(mail.match?.way),
                    \(mail.from), \(mail.to), \(mail.subject), \(mail.text), \(mail.receivedAt),
                    \(attachments), \(now)
                )
                ON CONFLICT (id) DO NOTHING
                """
            )
            try place.enter(connection, at: now)
            return inserted > 0
        }
    }

    func isKnown(_ id: String) async throws -> Bool {
        try await database.read { connection in
            try connection.first("SELECT 1 AS found FROM incoming_mails WHERE id = \(id)") != nil
        }
    }

    func find(_ id: String) async throws -> IncomingMail? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(fragment: Self.columns) FROM incoming_mails WHERE id = \(id)"
            ).map(Self.mail)
        }
    }

    /// The mails behind a place in the order: fewer than asked for when they
    /// are large.
    ///
    /// - Throws: `DatabaseError`.
    func page(after sequence: Int, limit: Int) async throws -> [IncomingMail] {
        try await database.read { connection in
            var (last, size) = (sequence, 0)
            for row in try connection.query(
                """
                SELECT sequence, \(fragment: Self.size) AS size FROM incoming_mails
                WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)
                """
            ) {
                size += try row["size", as: Int.self]
                guard size <= Self.pageSize || last == sequence else { break }
                last = try row["sequence"]
            }
            return try connection.query(
                """
                SELECT \(fragment: Self.columns) FROM incoming_mails
                WHERE sequence > \(sequence) AND sequence <= \(last) ORDER BY sequence
                """
            ).map(Self.mail)
        }
    }

    /// The highest place that was ever given, also to a mail that is forgotten.
    func highest() async throws -> Int {
        try await database.read { connection in
            try connection.first(
                "SELECT seq FROM sqlite_sequence WHERE name = 'incoming_mails'"
            )?["seq"] ?? 0
        }
    }

    /// The identifiers of all mails that are remembered.
    func identifiers() async throws -> Set<String> {
        try await database.read { connection in
            Set(
                try connection.query("SELECT id FROM incoming_mails").map { row in
                    try row["id", as: String.self]
                }
            )
        }
    }

    /// Forgets the mails that were taken in before a date, a bounded number at
    /// a time, and says how many they were.
    ///
    /// Before that, `remove` takes away what is kept of a mail besides.
    func purge(
        before date: Date,
        remove: @Sendable (IncomingMail) async throws -> Void
    ) async throws -> Int {
        try await Portions.work {
            let old = try await database.read { connection in
                try connection.query(
                    """
                    SELECT \(fragment: Self.columns) FROM incoming_mails
                    WHERE taken_at < \(date) ORDER BY sequence LIMIT 20
                    """
                ).map(Self.mail)
            }
            for mail in old { try await remove(mail) }
            guard !old.isEmpty else { return 0 }
            return try await database.write { connection in
                try connection.execute(
                    "DELETE FROM incoming_mails WHERE id IN (\(list: old.map(\.id)))"
                )
            }
        }
    }

    private static let columns: SQL = """
        sequence, id, kind, ticket_id, matched_by, sender, recipient, subject, text, received_at,
        attachments
        """

    /// The most bytes that a mail takes as JSON: quotes, slashes and line
    /// breaks take two.
    private static let size: SQL = """
        1000 + 2 * (min(length(CAST(text AS BLOB)), 4 * \(MessageLimits.longestText))
            + length(CAST(subject AS BLOB)) + length(CAST(attachments AS BLOB)))
        """

    private static func mail(_ row: Row) throws -> IncomingMail {
        IncomingMail(
            sequence: try row["sequence"],
            id: try row["id"],
            kind: try row["kind"],
            ticketID: try row["ticket_id"],
            matchedBy: try row["matched_by"],
            from: try row["sender"],
            to: try row["recipient"],
            subject: try row["subject"],
            text: String(
                String.UnicodeScalarView(
                    try row["text", as: String.self].unicodeScalars
                        .prefix(MessageLimits.longestText)
                )
            ),
            receivedAt: try row["received_at"],
            attachments: try WireCoding.decode(
                [IncomingAttachment].self,
                from: Data(try row["attachments", as: String.self].utf8)
            )
        )
    }
}

/// A mail to be taken in.
struct NewMail: Sendable {
    let id: String
    let kind: IncomingMailKind
    let match: TicketFinder.Match?

    /// The sender's address; empty when it cannot be read.
    let from: String

    /// The business's address that it was sent to.
    let to: String
    let subject: String
    let text: String
    let receivedAt: Date
    let attachments: [IncomingAttachment]
}
