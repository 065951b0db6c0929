import Database
import Durability

/// Files' tables, in the order in which they are made.
enum Migrations {
    static let all = EffectLedger.migrations + [createFiles]

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
}
