import Database
import Durability

/// Files' tables, in the order in which they are made.
///
/// The ledger is not asked any more, as a file is entered before it is kept. Its
/// table stays all the same: a migration that was once applied is never removed.
enum Migrations {
    static let all = EffectLedger.migrations + [createFiles, nameTheirPlace, noteRequests]

    private static let createFiles = Migration(
        "files: create files",
        sql: """
            CREATE TABLE files (
                id TEXT NOT NULL PRIMARY KEY,
                file TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                size BIGINT NOT NULL,
                created_at BIGINT NOT NULL
            );
            """
    )

    private static let nameTheirPlace = Migration(
        "files: name the place of each file",
        sql: "ALTER TABLE files ADD COLUMN place TEXT NOT NULL DEFAULT 'folder';"
    )

    private static let noteRequests = Migration(
        "files: note which request each file answers",
        sql: "ALTER TABLE files ADD COLUMN fingerprint TEXT;"
    )
}
