import Database
import FoundationEssentials
import Testing

@Suite("A row")
struct RowTests {
    enum State: String { case new, closed }

    let row = Row(
        columns: ["id", "closed_at", "state", "size", "document"],
        values: [.text("T1"), .null, .text("new"), .integer(4), .text(#"{"a":[1,2]}"#)]
    )

    @Test func `is read by the name of its columns`() throws {
        #expect(try row["id", as: String.self] == "T1")
        #expect(try row["closed_at", as: Date?.self] == nil)
        #expect(try row["state", as: State.self] == .new)
        #expect(try row["closed_at", as: State?.self] == nil)
        let size: Double = try row["size"]
        #expect(size == 4)
    }

    @Test func `holds documents`() throws {
        #expect(try row.decode("document", as: [String: [Int]].self) == ["a": [1, 2]])
        #expect(try row.decode("closed_at", as: [Int].self) == nil)
        #expect(throws: DatabaseError.self) { try row.decode("document", as: [Int].self) }
    }

    @Test func `says which column is missing`() {
        let error = #expect(throws: DatabaseError.self) { try row["mail", as: String.self] }
        #expect(error?.code == .programming)
        #expect(error?.message.contains("\"mail\"") == true)
        #expect(error?.message.contains("closed_at") == true)
    }

    @Test func `names a column of another type without showing its value`() {
        let error = #expect(throws: DatabaseError.self) { try row["id", as: Int.self] }
        #expect(error?.message == "column \"id\" holds text, unreadable as Int")
        let null = #expect(throws: DatabaseError.self) { try row["closed_at", as: Date.self] }
        #expect(null?.message == "column \"closed_at\" holds NULL, unreadable as Date")
        let state = #expect(throws: DatabaseError.self) { try row["id", as: State.self] }
        #expect(state?.code == .corrupt)
    }

    @Test(arguments: [SQLValue.real(1), .text("1"), .integer(2), .null])
    func `takes only 0 and 1 for a truth value`(value: SQLValue) {
        let row = Row(columns: ["flag"], values: [value])
        #expect(throws: DatabaseError.self) { try row["flag", as: Bool.self] }
    }

    @Test(arguments: [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1.5)])
    func `gives back the date that was kept`(date: Date) throws {
        let row = Row(columns: ["at"], values: [date.sqlValue])
        #expect(try row["at", as: Date.self] == date)
    }
}
