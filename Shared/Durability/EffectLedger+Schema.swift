public import Database

extension EffectLedger {
    /// The ledger's table.
    public static let migrations = [
        Migration(
            "effects: create the ledger",
            sql: """
                CREATE TABLE effects (
                    key TEXT NOT NULL PRIMARY KEY,
                    operation TEXT NOT NULL,
                    fingerprint TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('intended', 'uncertain', 'done')),
                    result BLOB,
                    reason TEXT,
                    intended_at BIGINT NOT NULL,
                    settled_at BIGINT
                );
                CREATE INDEX effects_done ON effects (settled_at) WHERE state = 'done';
                CREATE INDEX effects_uncertain ON effects (key) WHERE state = 'uncertain';
                """
        )
    ]
}
