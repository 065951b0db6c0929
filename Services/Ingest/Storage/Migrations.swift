import Database
import Durability

/// Ingest's tables, in the order in which they are made.
enum Migrations {
    static let all = Journal.migrations + [createSubmissions, createQuotes]

    private static let createSubmissions = Migration(
        "ingest: create submissions",
        sql: """
            CREATE TABLE submissions (
                key TEXT NOT NULL PRIMARY KEY,
                request_id TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                received_at BIGINT NOT NULL
            );
            CREATE INDEX submissions_received ON submissions (received_at);
            """
    )

    private static let createQuotes = Migration(
        "ingest: create quotes and replies",
        sql: """
            CREATE TABLE quotes (
                ticket_id TEXT NOT NULL PRIMARY KEY,
                version BIGINT NOT NULL,
                status TEXT NOT NULL,
                quoted_at BIGINT NOT NULL,
                content BLOB NOT NULL
            );
            CREATE INDEX quotes_by_status ON quotes (status, quoted_at, ticket_id);
            CREATE INDEX quotes_by_time ON quotes (quoted_at, ticket_id);

            CREATE TABLE replies (
                id TEXT NOT NULL PRIMARY KEY,
                ticket_id TEXT NOT NULL,
                version BIGINT NOT NULL,
                channel TEXT NOT NULL,
                reading BLOB NOT NULL,
                key TEXT UNIQUE,
                fingerprint TEXT,
                run_id TEXT NOT NULL,
                run_kind TEXT NOT NULL,
                received_at BIGINT NOT NULL
            );
            CREATE INDEX replies_by_ticket ON replies (ticket_id, received_at);
            """
    )
}
