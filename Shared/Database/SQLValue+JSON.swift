import FoundationEssentials

extension SQLValue {
    /// A value kept as a JSON document in one column.
    ///
    /// ```swift
    /// let files = try SQLValue.json(ticket.files)
    /// try connection.execute("UPDATE tickets SET files = \(files) WHERE id = \(id)")
    /// ```
    ///
    /// - Throws: ``DatabaseError`` when the value has no JSON form, such as a
    ///   number that is not finite.
    public static func json(_ value: some Encodable) throws(DatabaseError) -> SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            throw DatabaseError(.programming, "a \(type(of: value)) cannot be written as JSON")
        }
    }
}

extension Row {
    /// Reads a column that holds a JSON document; NULL is `nil`.
    ///
    /// - Throws: ``DatabaseError`` that names the column when its document is
    ///   not one of that type. The document is not shown.
    public func decode<Value: Decodable>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws(DatabaseError) -> Value? {
        let stored = try self.stored(column)
        let document: Data
        switch stored {
        case .null: return nil
        case .text(let text): document = Data(text.utf8)
        case .blob(let data): document = data
        default: throw .unreadable(column: column, holding: stored, as: "JSON")
        }
        do {
            return try JSONDecoder().decode(type, from: document)
        } catch {
            throw .unreadable(column: column, holding: stored, as: "JSON of a \(type)")
        }
    }
}
