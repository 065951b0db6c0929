import Contracts
import Database
import FoundationEssentials
import StrictJSON

/// Where quotes are kept, with what was answered to them.
struct QuoteBook: Sendable {
    let database: any SQLDatabase

    /// A part of the list of quotes, newest first.
    struct Page: Sendable {
        let quotes: [Quote]

        /// The ticket to pass as `before` for the next page; none at the end.
        let next: Ticket.ID?
    }

    func quote(of ticket: Ticket.ID) async throws -> Quote? {
        try await database.read { try Self.find(ticket, $0) }
    }

    /// The quotes of one status, or all that are pending.
    func list(status: ValidationStatus?, limit: Int, before: Ticket.ID?) async throws -> Page {
        let wanted =
            status.map { [$0.rawValue] }
            ?? [ValidationStatus.pendingInfo, .pendingCredits, .pendingAdmin].map(\.rawValue)
        let older: SQL =
            before.map {
                """
                AND (quoted_at, ticket_id) <
                    (SELECT quoted_at, ticket_id FROM quotes WHERE ticket_id = \($0))
                """
            } ?? ""
        return try await database.read { connection in
            let quotes = try connection.query(
                """
                SELECT content FROM quotes WHERE status IN (\(list: wanted)) \(fragment: older)
                ORDER BY quoted_at DESC, ticket_id DESC LIMIT \(limit)
                """
            ).map(Self.quote)
            return Page(quotes: quotes, next: quotes.count == limit ? quotes.last?.ticketID : nil)
        }
    }

    /// Quotes that wait for the client since a date or longer, oldest first.
    ///
    /// - Parameters:
    ///   - date: Only those made at this time or before.
    ///   - after: The last quote of the page before.
    ///   - limit: How many at most.
    /// - Returns: The next page; empty at the end.
    /// - Throws: `DatabaseError`.
    func waiting(since date: Date, after: Quote?, limit: Int) async throws -> [Quote] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT content FROM quotes
                WHERE status = \(ValidationStatus.pendingCredits) AND quoted_at <= \(date)
                AND (quoted_at, ticket_id)
                    > (\(after?.quotedAt ?? .distantPast), \(after?.ticketID.rawValue ?? ""))
                ORDER BY quoted_at, ticket_id LIMIT \(limit)
                """
            ).map(Self.quote)
        }
    }

    /// What was answered to a ticket's quotes, in order.
    func replies(to ticket: Ticket.ID) async throws -> [ReplyRecord] {
        try await database.read { connection in
            try connection.query(
                """
                SELECT received_at, channel, reading FROM replies
                WHERE ticket_id = \(ticket) ORDER BY received_at, id LIMIT 200
                """
            ).map { row in
                let reading = try Self.reading(row)
                return ReplyRecord(
                    receivedAt: try row["received_at"],
                    channel: try row["channel"],
                    intent: reading.intent,
                    ownWords: reading.ownWords
                )
            }
        }
    }

    /// Whether nobody has said anything about a quote since it was like this.
    func isCurrent(_ quote: Quote) async throws -> Bool {
        try await database.read { connection in
            let same = try connection.first(
                """
                SELECT 1 FROM quotes WHERE ticket_id = \(quote.ticketID)
                AND version = \(quote.version) AND status = \(quote.status)
                """
            )
            return same != nil
        }
    }

    /// Keeps an analysed quote, unless it was answered in the meantime.
    static func keep(_ quote: Quote, _ connection: any SQLConnection) throws {
        guard try find(quote.ticketID, connection)?.isAnswered(since: quote) != true else { return }
        try save(quote, connection)
    }

    /// Keeps a quote, unless a newer version of it is there.
    static func save(_ quote: Quote, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            INSERT INTO quotes (ticket_id, version, status, quoted_at, content)
            VALUES (\(quote.ticketID), \(quote.version), \(quote.status), \(quote.quotedAt),
                \(try RecordCoding.encode(quote)))
            ON CONFLICT (ticket_id) DO UPDATE
            SET version = excluded.version, status = excluded.status,
                quoted_at = excluded.quoted_at, content = excluded.content
            WHERE quotes.version <= excluded.version
            """
        )
    }

    /// Notes a validated quote's production task.
    static func note(
        _ task: ProductionTask.ID,
        on ticket: Ticket.ID,
        _ connection: any SQLConnection
    ) throws {
        guard var quote = try find(ticket, connection) else { return }
        quote.subtaskID = task
        try save(quote, connection)
    }

    static func find(_ ticket: Ticket.ID, _ connection: any SQLConnection) throws -> Quote? {
        try connection.first("SELECT content FROM quotes WHERE ticket_id = \(ticket)").map(quote)
    }

    static func reading(_ row: Row) throws -> ReplyClassification {
        try RecordCoding.decode(ReplyClassification.self, from: try row["reading"])
    }

    private static func quote(_ row: Row) throws -> Quote {
        try RecordCoding.decode(Quote.self, from: try row["content"])
    }
}
