import CSQLite
import Database
import FoundationEssentials

/// A prepared statement of one connection.
final class SQLiteStatement {
    let handle: OpaquePointer

    init(_ text: String, on connection: SQLiteConnection) throws(DatabaseError) {
        var prepared: OpaquePointer?
        var hasMore = false
        let status = text.withCString { start in
            var rest: UnsafePointer<CChar>?
            let status = sqlite3_prepare_v3(
                connection.handle,
                start,
                -1,
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &prepared,
                &rest
            )
            hasMore = rest.map { Self.holdsStatement(String(cString: $0)) } ?? false
            return status
        }
        guard status == SQLITE_OK else { throw connection.failure() }
        guard let prepared else {
            throw DatabaseError(.programming, "there is no statement in: \(text)")
        }
        handle = prepared
        guard !hasMore else {
            throw DatabaseError(.programming, "there is more than one statement in: \(text)")
        }
    }

    deinit {
        sqlite3_finalize(handle)
    }

    private static func holdsStatement(_ text: String) -> Bool {
        text.contains { !$0.isWhitespace && $0 != ";" }
    }

    /// Ends the statement and forgets its values.
    func reset() {
        // Its result repeats the error that the last step has reported already.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Binds every value, or says no when there are other than `values.count` places.
    func bind(_ values: [SQLValue]) -> Bool {
        guard sqlite3_bind_parameter_count(handle) == values.count else { return false }
        for (index, value) in values.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { return false }
        }
        return true
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(handle, index)
        case .integer(let integer):
            return sqlite3_bind_int64(handle, index, integer)
        case .real(let real):
            return sqlite3_bind_double(handle, index, real)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { bytes in
                    csqlite_bind_text(handle, index, bytes.baseAddress, UInt64(bytes.count))
                }
            }
        case .blob(let data):
            return data.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else {
                    return sqlite3_bind_zeroblob(handle, index, 0)
                }
                return csqlite_bind_blob(handle, index, start, UInt64(bytes.count))
            }
        }
    }

    func columnNames() -> [String] {
        (0..<sqlite3_column_count(handle)).map { column in
            sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
        }
    }

    /// The values of the current row.
    func values(count: Int) -> [SQLValue] {
        (0..<Int32(count)).map(value)
    }

    private func value(at column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT:
            return .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(
                String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            )
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .blob(start.map { Data(bytes: $0, count: count) } ?? Data())
        default:
            return .null
        }
    }
}
