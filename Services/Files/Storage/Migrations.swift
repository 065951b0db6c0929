import Database
import Durability

/// Files' tables, in the order in which they are made.
enum Migrations {
    static let all =
        EffectLedger.migrations + [createFiles, nameTheirPlace, noteRequests, dropLedger]

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

    /// A file is entered before it is kept: that says all that the ledger of
    /// attempts at a bucket said.
    private static let dropLedger = Migration(
        "files: drop the ledger",
        sql: "DROP TABLE effects;"
    )
}
