/// One row of an answer, read by column name.
///
/// ```swift
/// let email = try row["email", as: String.self]
/// let closedAt = try row["closed_at", as: Date?.self]
/// let state: TicketState = try row["state"]
/// ```
public struct Row: Sendable {
    /// The names of the columns, in the order of the answer.
    public let columns: [String]

    /// The values, one for each column.
    public let values: [SQLValue]

    public init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// Reads a column; an optional type reads NULL as `nil`.
    ///
    /// - Throws: ``DatabaseError`` that names the column when there is none of
    ///   that name, or when it holds something else. The value is not shown.
    public subscript<Value: SQLConvertible>(
        _ column: String, as type: Value.Type = Value.self
    ) -> Value {
        get throws(DatabaseError) {
            let stored = try self.stored(column)
            guard let value = Value(sqlValue: stored) else {
                throw .unreadable(column: column, holding: stored, as: "\(type)")
            }
            return value
        }
    }

    /// Reads a column as an enum or identifier kept as text.
    ///
    /// - Throws: ``DatabaseError`` as for the other columns, also when the text
    ///   is none of the type's values.
    public subscript<Value: RawRepresentable>(
        _ column: String, as type: Value.Type = Value.self
    ) -> Value where Value.RawValue == String {
        get throws(DatabaseError) {
            let stored = try self.stored(column)
            guard case .text(let text) = stored, let value = Value(rawValue: text) else {
                throw .unreadable(column: column, holding: stored, as: "\(type)")
            }
            return value
        }
    }

    /// Reads a column as an enum or identifier kept as text, NULL as `nil`.
    public subscript<Value: RawRepresentable>(
        _ column: String, as type: Value?.Type = Value?.self
    ) -> Value? where Value.RawValue == String {
        get throws(DatabaseError) {
            guard try stored(column) != .null else { return nil }
            return try self[column, as: Value.self]
        }
    }

    func stored(_ column: String) throws(DatabaseError) -> SQLValue {
        // A row has few columns: walking them beats hashing the name.
        guard let index = columns.firstIndex(of: column) else {
            let known = columns.joined(separator: ", ")
            throw DatabaseError(
                .programming,
                "there is no column \"\(column)\" in the answer, which has \(known)"
            )
        }
        return values[index]
    }
}

extension DatabaseError {
    static func unreadable(column: String, holding value: SQLValue, as type: String) -> Self {
        DatabaseError(.corrupt, "column \"\(column)\" holds \(value.kind), unreadable as \(type)")
    }
}
