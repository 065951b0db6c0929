import Database
import Durability

/// Notifications' tables, in the order in which they are made.
enum Migrations {
    static let all = EffectLedger.migrations + [createMessages]

    private static let createMessages = Migration(
        "notifications: create messages",
        sql: """
            CREATE TABLE messages (
                key TEXT NOT NULL PRIMARY KEY,
                message_id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                recipient TEXT NOT NULL,
                subject TEXT NOT NULL,
                ticket_id TEXT,
                thread TEXT NOT NULL,
                created_at BIGINT NOT NULL
            );
            CREATE INDEX messages_by_ticket ON messages (ticket_id, recipient, created_at);
            CREATE INDEX messages_by_time ON messages (created_at);

            CREATE VIEW outbox AS
            SELECT messages.key, messages.message_id, messages.kind, messages.recipient,
                messages.subject, messages.ticket_id, messages.created_at,
                CASE effects.state
                    WHEN 'intended' THEN 'pending' WHEN 'uncertain' THEN 'uncertain' ELSE 'done'
                END AS state
            FROM messages LEFT JOIN effects ON effects.key = messages.key;
            """
    )
}
