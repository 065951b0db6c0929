public import Database

extension Journal {
    /// The journal's tables.
    ///
    /// An open run is running or waiting: which one only its worker knows, so
    /// that starting a run costs no commit. The counts of what was received,
    /// done and quarantined are kept apart from the rows: they outlive a purge,
    /// and reading them does not depend on how many runs there are.
    public static let migrations = [
        Migration(
            "journal: create runs and steps",
            sql: """
                CREATE TABLE runs (
                    id TEXT NOT NULL PRIMARY KEY,
                    kind TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'quarantined')),
                    payload BLOB NOT NULL,
                    trace TEXT,
                    created_at BIGINT NOT NULL,
                    due_at BIGINT NOT NULL,
                    attempts BIGINT NOT NULL,
                    is_retry BIGINT NOT NULL,
                    last_error TEXT,
                    result BLOB,
                    finished_at BIGINT
                );
                CREATE INDEX runs_due ON runs (is_retry, due_at, id, state) WHERE state = 'open';
                CREATE INDEX runs_listed ON runs (state, created_at, id, kind);

                CREATE TABLE steps (
                    run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                    name TEXT NOT NULL,
                    position BIGINT NOT NULL,
                    type TEXT NOT NULL CHECK (type IN ('computed', 'effect', 'written')),
                    result BLOB,
                    recorded_at BIGINT NOT NULL,
                    PRIMARY KEY (run_id, name)
                );

                CREATE TABLE run_counts (
                    kind TEXT NOT NULL PRIMARY KEY,
                    received BIGINT NOT NULL,
                    done BIGINT NOT NULL,
                    quarantined BIGINT NOT NULL
                );
                """
        )
    ]
}
