import Database
import Durability

/// Notifications' tables, in the order in which they are made.
enum Migrations {
    static let all =
        EffectLedger.migrations + [
            createMessages, giveMailsStates, takeMailsIn, noteRecipients, indexLess,
        ]

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

    /// Of mails from before, those with a receipt are files in the mail folder;
    /// the others are asked for again by whoever got no receipt.
    private static let giveMailsStates = Migration(
        "notifications: give mails states",
        sql: """
            DROP VIEW outbox;
            ALTER TABLE messages ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
            ALTER TABLE messages ADD COLUMN sender TEXT;
            ALTER TABLE messages ADD COLUMN state TEXT NOT NULL DEFAULT 'stored' CHECK (state IN
                ('stored', 'queued', 'sending', 'sent', 'uncertain', 'failed', 'dismissed'));
            ALTER TABLE messages ADD COLUMN content BLOB;
            ALTER TABLE messages ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE messages ADD COLUMN attempted_at BIGINT;
            ALTER TABLE messages ADD COLUMN next_attempt_at BIGINT;
            ALTER TABLE messages ADD COLUMN gives_up_at BIGINT;
            ALTER TABLE messages ADD COLUMN last_error TEXT;
            DELETE FROM messages WHERE key NOT IN (SELECT key FROM effects WHERE state = 'done');
            UPDATE messages SET fingerprint =
                (SELECT effects.fingerprint FROM effects WHERE effects.key = messages.key);
            DROP TABLE effects;
            CREATE INDEX messages_by_state ON messages (state, created_at, key);
            CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'queued';
            """
    )

    /// Mails are numbered in the order in which they are taken in, and no
    /// number is given twice: readers remember how far they are.
    private static let takeMailsIn = Migration(
        "notifications: take mails in",
        sql: """
            CREATE TABLE incoming_mails (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                ticket_id TEXT,
                matched_by TEXT,
                sender TEXT NOT NULL,
                subject TEXT NOT NULL,
                text TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                attachments TEXT NOT NULL,
                taken_at BIGINT NOT NULL
            );
            CREATE INDEX incoming_mails_by_time ON incoming_mails (taken_at);

            CREATE TABLE mailboxes (
                mailbox TEXT NOT NULL PRIMARY KEY,
                uid_validity BIGINT NOT NULL,
                highest_uid BIGINT NOT NULL,
                polled_at BIGINT NOT NULL,
                attempted TEXT,
                attempts BIGINT NOT NULL DEFAULT 0
            );

            CREATE INDEX messages_by_ticket_in_any_case ON messages (lower(ticket_id));
            """
    )

    private static let noteRecipients = Migration(
        "notifications: note whom incoming mails are to",
        sql: "ALTER TABLE incoming_mails ADD COLUMN recipient TEXT;"
    )

    /// Each index costs each mail a page.
    ///
    /// Those that are over, nearly all, are in none by state; a ticket's few
    /// mails are found in any case of letters.
    private static let indexLess = Migration(
        "notifications: index by state only mails that wait",
        sql: """
            DROP INDEX messages_by_ticket;
            DROP INDEX messages_by_state;
            DROP INDEX messages_due;
            CREATE INDEX messages_waiting ON messages (state, next_attempt_at, created_at)
            WHERE state IN ('queued', 'sending', 'uncertain', 'failed');
            """
    )
}
