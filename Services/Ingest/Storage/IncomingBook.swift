import Contracts
import Database
import FoundationEssentials
import StrictJSON

/// Where mails that came in are kept until something is made of them, and
/// remembered after that, so that none counts twice.
struct IncomingBook: Sendable {
    let database: any SQLDatabase

    /// A mail that waits to be worked on.
    struct Waiting: Sendable {
        let mail: ArrivedMail

        /// How often it was tried, and how often that was its own fault.
        let tries: Int
        let failures: Int
        let dueAt: Date

        /// Whether a person let it through although its sender wrote too much.
        let isReleased: Bool
        fileprivate let place: Place
    }

    /// A place in the order in which mails are worked on.
    struct Place: Sendable, Hashable {
        fileprivate let arrivedAt: Date
        fileprivate let ordinal: Int
        fileprivate let key: String
    }

    /// Up to which the mailbox has been read.
    func position(of source: String) async throws -> Int {
        try await database.read { connection in
            try connection.first(
                "SELECT position FROM watch_positions WHERE source = \(source)"
            )?["position"] ?? 0
        }
    }

    /// Keeps mails that are not known yet, and moves a source's position, in
    /// one transaction.
    ///
    /// - Returns: How many were new.
    func take(
        _ mails: [ArrivedMail],
        from source: String,
        upTo position: Int?,
        at now: Date
    ) async throws -> Int {
        try await database.write { connection in
            if let position {
                try connection.execute(
                    """
                    INSERT INTO watch_positions (source, position) VALUES (\(source), \(position))
                    ON CONFLICT (source) DO UPDATE SET position = excluded.position
                    """
                )
            }
            return try mails.reduce(0) { try $0 + Self.insert($1, connection, at: now) }
        }
    }

    /// Which of these mails are known.
    func known(among keys: [String]) async throws -> Set<String> {
        guard !keys.isEmpty else { return [] }
        return try await database.read { connection in
            let rows = try connection.query(
                "SELECT key FROM incoming_mails WHERE key IN (\(list: keys))"
            )
            return Set(try rows.map { try $0["key"] })
        }
    }

    /// Mails to work on, and those that were found to be of no use.
    struct Page: Sendable {
        fileprivate(set) var mails: [Waiting] = []

        /// Those that cannot be read back; they are set aside.
        fileprivate(set) var broken: [String] = []

        var isEmpty: Bool { mails.isEmpty && broken.isEmpty }
    }

    /// Mails to work on, in the order in which they came.
    ///
    /// A row that cannot be read back is set aside.
    ///
    /// - Parameters:
    ///   - ticket: Only those of one ticket.
    ///   - after: The last of the page before.
    ///   - limit: How many at most.
    ///   - now: When.
    /// - Returns: The next page; empty at the end.
    /// - Throws: `DatabaseError`.
    func waiting(
        for ticket: Ticket.ID?,
        after: Waiting?,
        limit: Int,
        at now: Date
    ) async throws -> Page {
        let later: SQL =
            after.map {
                """
                AND (arrived_at, ordinal, key)
                    > (\($0.place.arrivedAt), \($0.place.ordinal), \($0.place.key))
                """
            } ?? ""
        let theirs: SQL = ticket.map { "AND ticket_id = \($0)" } ?? ""
        let page = try await database.read { connection in
            var page = Page()
            let rows = try connection.query(
                """
                SELECT key, content, tries, failures, due_at, is_released, arrived_at, ordinal
                FROM incoming_mails
                WHERE state = \(ArrivedMailState.waiting) \(fragment: later) \(fragment: theirs)
                ORDER BY arrived_at, ordinal, key LIMIT \(limit)
                """
            )
            for row in rows {
                do {
                    page.mails.append(try Self.waiting(row))
                } catch {
                    page.broken.append(try row["key"])
                }
            }
            return page
        }
        guard !page.broken.isEmpty else { return page }
        try await database.write { connection in
            for key in page.broken {
                try Self.keep(key, as: .setAside, because: "not readable", connection, at: now)
            }
        }
        return page
    }

    /// How many mails are in each state but done.
    func counts() async throws -> [ArrivedMailState: Int] {
        let states = [ArrivedMailState.waiting, .held, .setAside].map(\.rawValue)
        return try await database.read { connection in
            let rows = try connection.query(
                """
                SELECT state, COUNT(*) AS count FROM incoming_mails
                WHERE state IN (\(list: states)) GROUP BY state
                """
            )
            return Dictionary(try rows.map { (try $0["state"], try $0["count"]) }) { $1 }
        }
    }

    private static func insert(
        _ mail: ArrivedMail,
        _ connection: any SQLConnection,
        at now: Date
    ) throws -> Int {
        try connection.execute(
            """
            INSERT INTO incoming_mails
                (key, channel, ticket_id, sender, digest, state, content, arrived_at, ordinal,
                tries, failures, due_at, is_released)
            VALUES (\(mail.key), \(mail.channel), \(mail.ticketID), \(mail.sender),
                \(mail.digest), \(ArrivedMailState.waiting), \(try RecordCoding.encode(mail)),
                \(now), \(mail.ordinal), 0, 0, \(now), 0)
            ON CONFLICT (key) DO NOTHING
            """
        )
    }

    private static func waiting(_ row: Row) throws -> Waiting {
        Waiting(
            mail: try RecordCoding.decode(ArrivedMail.self, from: try row["content"]),
            tries: try row["tries"],
            failures: try row["failures"],
            dueAt: try row["due_at"],
            isReleased: try row["is_released"],
            place: Place(
                arrivedAt: try row["arrived_at"],
                ordinal: try row["ordinal"],
                key: try row["key"]
            )
        )
    }
}
