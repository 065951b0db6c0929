import Database

extension DeskStore {
    /// The tables, in the order in which they came.
    static let migrations = [
        createKeys, createContacts, createTickets, createEntries, createTasks, freeTasksOfTickets,
        joinIndexesOfStages, orderIndexesByAge,
    ]

    private static let createKeys = Migration(
        "desk: create keys",
        sql: """
            CREATE TABLE effect_keys (
                key TEXT NOT NULL PRIMARY KEY,
                fingerprint TEXT NOT NULL,
                result_id TEXT,
                created_at BIGINT NOT NULL
            );
            CREATE INDEX effect_keys_by_age ON effect_keys (created_at);
            """
    )

    private static let createContacts = Migration(
        "desk: create contacts",
        sql: """
            CREATE TABLE contacts (
                id TEXT NOT NULL PRIMARY KEY,
                identity TEXT NOT NULL UNIQUE,
                email TEXT NOT NULL,
                name TEXT,
                created_at BIGINT NOT NULL
            );
            """
    )

    /// Tickets, with in `search` what a list is searched by, in lower case.
    ///
    /// The index `tickets_newest` carries it, so that a search reads no ticket
    /// that it does not list.
    private static let createTickets = Migration(
        "desk: create tickets",
        sql: """
            CREATE TABLE tickets (
                id TEXT NOT NULL PRIMARY KEY,
                contact_id TEXT REFERENCES contacts (id),
                user_email TEXT NOT NULL,
                subject TEXT NOT NULL,
                content TEXT NOT NULL,
                category TEXT NOT NULL,
                priority TEXT NOT NULL,
                stage TEXT NOT NULL,
                validation_status TEXT,
                credits_estimes BIGINT,
                clickup_subtask_id TEXT,
                fichiers_urls TEXT NOT NULL,
                search TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL
            );
            CREATE INDEX tickets_newest
                ON tickets (created_at DESC, id DESC, stage, priority, search);
            CREATE INDEX tickets_by_stage
                ON tickets (stage, created_at DESC, id DESC);
            CREATE INDEX tickets_by_priority
                ON tickets (priority, created_at DESC, id DESC);
            CREATE INDEX tickets_by_stage_and_priority
                ON tickets (stage, priority, created_at DESC, id DESC);
            """
    )

    private static let createEntries = Migration(
        "desk: create entries",
        sql: """
            CREATE TABLE entries (
                id TEXT NOT NULL PRIMARY KEY,
                ticket_id TEXT NOT NULL REFERENCES tickets (id),
                position BIGINT NOT NULL,
                mail TEXT,
                note TEXT,
                created_at BIGINT NOT NULL,
                UNIQUE (ticket_id, position),
                CHECK ((mail IS NULL) <> (note IS NULL))
            );
            """
    )

    private static let createTasks = Migration(
        "desk: create tasks",
        sql: """
            CREATE TABLE tasks (
                id TEXT NOT NULL PRIMARY KEY,
                ticket_id TEXT NOT NULL REFERENCES tickets (id),
                name TEXT NOT NULL,
                description TEXT NOT NULL,
                created_at BIGINT NOT NULL
            );
            CREATE INDEX tasks_newest ON tasks (created_at DESC, id DESC);
            CREATE INDEX tasks_by_ticket ON tasks (ticket_id, created_at DESC, id DESC);
            """
    )

    /// Tasks may belong to tickets that another CRM keeps.
    private static let freeTasksOfTickets = Migration(
        "desk: free tasks of tickets",
        sql: """
            CREATE TABLE free_tasks (
                id TEXT NOT NULL PRIMARY KEY,
                ticket_id TEXT NOT NULL,
                name TEXT NOT NULL,
                description TEXT NOT NULL,
                created_at BIGINT NOT NULL
            );
            INSERT INTO free_tasks (id, ticket_id, name, description, created_at)
                SELECT id, ticket_id, name, description, created_at FROM tasks;
            DROP TABLE tasks;
            ALTER TABLE free_tasks RENAME TO tasks;
            CREATE INDEX tasks_newest ON tasks (created_at DESC, id DESC);
            CREATE INDEX tasks_by_ticket ON tasks (ticket_id, created_at DESC, id DESC);
            """
    )

    /// One index of stages instead of two.
    ///
    /// Each costs a ticket's opening and every change of its stage. The tickets
    /// of a stage and a priority are filtered off the index, without a look at
    /// those left out.
    private static let joinIndexesOfStages = Migration(
        "desk: join indexes of stages",
        sql: """
            DROP INDEX tickets_by_stage_and_priority;
            DROP INDEX tickets_by_stage;
            CREATE INDEX tickets_by_stage
                ON tickets (stage, created_at DESC, id DESC, priority);
            """
    )

    /// Fewer indexes, in the order in which rows come.
    ///
    /// An index whose newest row comes first has each page split when a row is
    /// added: half of it stays empty. A list by priority alone is filtered off
    /// the index of all tickets; keys are forgotten in the order of their rows.
    ///
    /// Reads every ticket once: some 6 s for a million of them.
    private static let orderIndexesByAge = Migration(
        "desk: order indexes by age",
        sql: """
            DROP INDEX effect_keys_by_age;
            DROP INDEX tickets_by_priority;
            DROP INDEX tickets_by_stage;
            DROP INDEX tickets_newest;
            CREATE INDEX tickets_newest
                ON tickets (created_at, id, stage, priority, search);
            CREATE INDEX tickets_by_stage
                ON tickets (stage, created_at, id, priority);
            """
    )
}
