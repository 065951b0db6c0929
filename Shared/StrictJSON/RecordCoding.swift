public import FoundationEssentials

/// How dates are written.
enum JSONDates: Sendable {
    case iso8601

    /// Seconds since 2001, to the last bit, as Foundation's encoder writes them
    /// unless it is told otherwise.
    case seconds
}

/// Values to and from JSON as a service keeps them for itself: every date comes
/// back as it was, fractions of a second included.
///
/// It reads what Foundation's `JSONEncoder` writes by default, and writes what
/// its `JSONDecoder` reads.
public enum RecordCoding {
    /// Reads a value out of JSON.
    ///
    /// - Throws: ``JSONSyntaxError``, or a `DecodingError` for JSON that has
    ///   another shape than the value.
    public static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data
    ) throws -> Value {
        try JSONReader(JSONText.tree(of: data).reading(.seconds)).decode(type)
    }

    public static func encode(_ value: some Encodable) throws -> Data {
        Data(try JSONWriter.text(of: value, dates: .seconds))
    }
}
