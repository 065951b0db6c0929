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
        ),
        // A request changes few pages then: what it adds stands at the end of each
        // table, what ends a run neither grows its row nor moves it in an index.
        // Steps that were recorded before stay where they are until they are purged.
        Migration(
            "journal: keep the steps of a commit together",
            sql: """
                CREATE TABLE run_pages (
                    number INTEGER PRIMARY KEY,
                    run_id TEXT NOT NULL,
                    first_step TEXT NOT NULL,
                    recorded_at BIGINT NOT NULL,
                    steps TEXT NOT NULL,
                    results BLOB NOT NULL,
                    outcome BLOB
                );
                CREATE UNIQUE INDEX run_pages_by_run ON run_pages (run_id, first_step);

                DROP INDEX runs_listed;
                DROP INDEX runs_due;
                CREATE INDEX runs_open ON runs (is_retry, due_at, id, kind, state)
                    WHERE state = 'open';
                CREATE INDEX runs_quarantined ON runs (created_at) WHERE state = 'quarantined';
                CREATE INDEX runs_by_time ON runs (created_at);
                """
        ),
    ]
}
