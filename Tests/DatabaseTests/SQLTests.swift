import Database
import FoundationEssentials
import Testing

@Suite("A statement")
struct SQLTests {
    enum Colour: String { case red, blue }

    @Test func `binds every value and splices none`() {
        let name = "'; DROP TABLE tickets; --"
        let sql: SQL = "SELECT * FROM tickets WHERE name = \(name) AND size > \(3)"
        #expect(sql.text == "SELECT * FROM tickets WHERE name = $1 AND size > $2")
        #expect(sql.bindings == [.text(name), .integer(3)])
    }

    @Test func `binds each type as the value that is kept`() {
        let colour: Colour? = nil
        let text: String? = nil
        let sql: SQL = """
            \(true) \(Int64(7)) \(1.5) \(Data([1])) \(Date(timeIntervalSince1970: 1.0004)) \
            \(Colour.blue) \(colour) \(text) \(Optional("x"))
            """
        #expect(
            sql.bindings == [
                .integer(1), .integer(7), .real(1.5), .blob(Data([1])), .integer(1000),
                .text("blue"), .null, .null, .text("x"),
            ]
        )
    }

    @Test func `is put together from parts, with its values in order`() {
        let condition: SQL = "state = \("new")"
        let sql: SQL = """
            SELECT \(raw: "id") FROM t WHERE \(fragment: condition) \
            AND id IN (\(list: [1, 2])) AND size IN (\(list: [Int]()))
            """
        #expect(
            sql.text == "SELECT id FROM t WHERE state = $1 AND id IN ($2, $3) AND size IN (NULL)"
        )
        #expect(sql.bindings == [.text("new"), .integer(1), .integer(2)])
    }

    @Test func `has the placeholders of another dialect`() {
        let sql: SQL = "INSERT INTO t VALUES (\(1), \(2))"
        #expect(sql.text { _ in "?" } == "INSERT INTO t VALUES (?, ?)")
    }

    @Test func `has the shape of others that say the same with other values`() {
        func find(_ id: Int) -> SQL { "SELECT \(raw: "a") FROM t WHERE id = \(id)" }
        #expect(find(1).shape == find(2).shape)
        #expect(Set([find(1).shape, find(2).shape]).count == 1)
        for other: SQL in [
            "SELECT b FROM t WHERE id = \(1)", "SELECT a FROM t WHERE id = \(1)\(2)",
            "SELECT a FROM t WHERE id = $1", "SELECT a FROM t WHERE id =\(1) ",
        ] {
            #expect(find(1).shape != other.shape)
        }
    }

    @Test func `never shows its values`() {
        let sql: SQL = "SELECT \("secret")"
        #expect("\(sql)" == "SELECT $1")
        #expect(!String(reflecting: sql).contains("secret"))
        var dumped = ""
        dump(sql, to: &dumped)
        #expect(!dumped.contains("secret"))
    }
}
