import Database
import Durability

/// Ingest's tables, in the order in which they are made.
enum Migrations {
    static let all =
        Journal.migrations + [
            createSubmissions, createQuotes, createIncomingMails, watchQuotes,
            noteShownQuotes, createClientTickets, createCorrections,
            keepCorrectionKeys,
        ]

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

    private static let createIncomingMails = Migration(
        "ingest: create incoming mails",
        sql: """
            CREATE TABLE incoming_mails (
                key TEXT NOT NULL PRIMARY KEY,
                channel TEXT NOT NULL,
                ticket_id TEXT,
                sender TEXT NOT NULL,
                digest TEXT NOT NULL,
                state TEXT NOT NULL,
                outcome TEXT,
                content BLOB,
                arrived_at BIGINT NOT NULL,
                ordinal BIGINT NOT NULL,
                tries BIGINT NOT NULL,
                failures BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                is_released BIGINT NOT NULL,
                budget_day BIGINT,
                closed_at BIGINT
            );
            CREATE INDEX incoming_mails_by_state ON incoming_mails (state, arrived_at, ordinal);
            CREATE INDEX incoming_mails_by_time ON incoming_mails (arrived_at, key);
            CREATE INDEX incoming_mails_by_sender ON incoming_mails (sender, budget_day);
            CREATE INDEX incoming_mails_by_digest ON incoming_mails (digest);

            CREATE TABLE watch_positions (
                source TEXT NOT NULL PRIMARY KEY,
                position BIGINT NOT NULL
            );
            """
    )

    private static let watchQuotes = Migration(
        "ingest: watch pending quotes in the CRM",
        sql: """
            ALTER TABLE quotes ADD COLUMN checked_at BIGINT NOT NULL DEFAULT 0;
            CREATE INDEX quotes_to_check ON quotes (checked_at, ticket_id)
                WHERE status <> 'validated' AND status <> 'rejected' AND status <> 'expired';
            """
    )

    /// Until now no quote has taken another's place, so that a ticket which
    /// waits for the client shows the one that there is.
    private static let noteShownQuotes = Migration(
        "ingest: note which quote its ticket shows",
        sql: """
            ALTER TABLE quotes ADD COLUMN shown_version BIGINT NOT NULL DEFAULT 0;
            UPDATE quotes SET shown_version = version;
            """
    )

    private static let createClientTickets = Migration(
        "ingest: create clients' tickets",
        sql: """
            CREATE TABLE client_tickets (
                client TEXT NOT NULL,
                ticket_id TEXT NOT NULL,
                objet TEXT NOT NULL,
                noted_at BIGINT NOT NULL,
                PRIMARY KEY (client, ticket_id)
            );
            CREATE INDEX client_tickets_by_time ON client_tickets (noted_at);
            INSERT INTO client_tickets (client, ticket_id, objet, noted_at)
            SELECT lower(json_extract(CAST(content AS TEXT), '$.userEmail')), ticket_id,
                json_extract(CAST(content AS TEXT), '$.objet'), quoted_at
            FROM quotes;
            """
    )

    private static let createCorrections = Migration(
        "ingest: create corrections",
        sql: """
            CREATE TABLE corrections (
                request_id TEXT NOT NULL PRIMARY KEY,
                position BIGINT NOT NULL UNIQUE,
                content BLOB NOT NULL,
                corrected_at BIGINT NOT NULL
            );
            CREATE INDEX corrections_by_time ON corrections (corrected_at);
            """
    )

    /// Until now a key was found by the run that its word had started.
    private static let keepCorrectionKeys = Migration(
        "ingest: keep the keys and the last place of corrections",
        sql: """
            CREATE TABLE correction_keys (
                name TEXT NOT NULL PRIMARY KEY,
                fingerprint TEXT NOT NULL,
                word BLOB NOT NULL,
                said_at BIGINT NOT NULL
            );
            CREATE INDEX correction_keys_by_time ON correction_keys (said_at);
            INSERT INTO correction_keys (name, fingerprint, word, said_at)
            SELECT id, json_extract(CAST(payload AS TEXT), '$.fingerprint'),
                CAST(json_extract(CAST(payload AS TEXT), '$.word') AS BLOB), created_at
            FROM runs WHERE kind = 'correction';

            CREATE TABLE correction_places (last BIGINT NOT NULL);
            INSERT INTO correction_places (last)
            SELECT COALESCE(MAX(position), 0) FROM corrections;
            """
    )
}
