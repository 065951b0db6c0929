import Database
import FoundationEssentials
import SQLite
import Testing

@Suite("A statement on SQLite")
struct StatementTests {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.temporary()
        try await database.write { connection in
            try connection.execute(
                """
                CREATE TABLE things (
                    id TEXT NOT NULL PRIMARY KEY,
                    size INTEGER CONSTRAINT positive_size CHECK (size > 0),
                    parent TEXT REFERENCES things (id)
                )
                """
            )
        }
    }

    @Test(arguments: [
        SQLValue.null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .text("été\0🦊"),
        .blob(Data()), .blob(Data([0, 255, 0])),
    ])
    func `gives back the value that was bound`(value: SQLValue) async throws {
        let row = try await database.read { connection in
            try connection.first("SELECT \(value) AS v")
        }
        #expect(row?.values == [value])
        #expect(row?.columns == ["v"])
    }

    @Test func `counts the rows that it changed`() async throws {
        let counts = try await database.write { connection in
            [
                try connection.execute("INSERT INTO things (id) VALUES ('a'), ('b')"),
                try connection.execute("UPDATE things SET size = 1 WHERE id = 'c'"),
                try connection.execute("CREATE TABLE more (x)"),
                try connection.execute("DELETE FROM things"),
            ]
        }
        #expect(counts == [2, 0, 0, 2])
    }

    @Test(arguments: [
        ("INSERT INTO things (id) VALUES ('a')", DatabaseError.Constraint.unique, "things.id"),
        ("INSERT INTO things (size) VALUES (1)", .notNull, "things.id"),
        ("INSERT INTO things (id, size) VALUES ('b', 0)", .check, "positive_size"),
        ("INSERT INTO things (id, parent) VALUES ('b', 'none')", .foreignKey, ""),
    ])
    func `names the rule that refused it`(
        text: String,
        constraint: DatabaseError.Constraint,
        name: String
    ) async throws {
        try await database.write { try $0.execute("INSERT INTO things (id) VALUES ('a')") }
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.execute(SQL(stringLiteral: text)) }
        }
        #expect(error?.code == .constraint(constraint, name: name))
        #expect(error?.isUniqueViolation == (constraint == .unique))
    }

    @Test func `is refused without its values in the message`() async throws {
        let secret = "camille@example.com"
        for _ in 1...2 {
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { connection in
                    try connection.execute("INSERT INTO things (id) VALUES (\(secret))")
                    try connection.execute("INSERT INTO things (id) VALUES (\(secret))")
                }
            }
            #expect(error.map { "\($0)".contains(secret) } == false)
        }
    }

    @Test(arguments: [
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM nowhere", "no such table"),
        ("SELECT 1; SELECT 2", "more than one statement"),
        ("  -- nothing", "no statement"),
        ("SELECT ?, ?", "0 values for 2 places"),
        ("SELECT \"mail\" FROM things", "no such column"),
    ])
    func `that is wrong says how`(text: String, words: String) async throws {
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.query(SQL(stringLiteral: text)) }
        }
        #expect(error?.code == .programming)
        #expect(error?.message.contains(words) == true)
    }

    @Test func `may end with a semicolon`() async throws {
        let rows = try await database.read { try $0.query("SELECT 1 AS one; ") }
        #expect(rows.count == 1)
    }

    @Test func `sees the columns that were added since it was prepared`() async throws {
        let select: SQL = "SELECT * FROM things"
        try await database.write { try $0.execute("INSERT INTO things (id) VALUES ('a')") }
        let before = try await database.read { try $0.first(select) }
        try await database.write { try $0.execute("ALTER TABLE things ADD COLUMN colour TEXT") }
        let after = try await database.read { try $0.first(select) }
        #expect(before?.columns == ["id", "size", "parent"])
        #expect(after?.columns == ["id", "size", "parent", "colour"])
    }
}
