public import FoundationEssentials

/// Values to and from JSON as Guichet's services exchange it: ISO 8601
/// dates, stable member order.
public enum WireCoding {
    /// Reads a value out of JSON.
    ///
    /// - Throws: ``JSONSyntaxError``, or a `DecodingError` for JSON that has
    ///   another shape than the value.
    public static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data
    ) throws
        -> Value
    {
        try JSONReader(JSONText.tree(of: data)).decode(type)
    }

    public static func encode(_ value: some Encodable) throws -> Data {
        Data(try JSONWriter.text(of: value))
    }

    /// The same with line breaks, for people.
    public static func encodeForPeople(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value)
    }
}
