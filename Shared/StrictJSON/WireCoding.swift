public import FoundationEssentials

/// Values to and from JSON as Guichet's services exchange it: ISO 8601
/// dates, stable member order.
public enum WireCoding {
    /// Reads a value out of JSON from outside.
    ///
    /// - Throws: ``JSONSyntaxError``, or a `DecodingError` for JSON that has
    ///   another shape than the value.
    public static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data
    ) throws
        -> Value
    {
        try JSONText.validate(data)
        return try decodeTrusted(type, from: data)
    }

    /// Reads a value out of JSON that Guichet itself wrote.
    public static func decodeTrusted<Value: Decodable>(
        _ type: Value.Type,
        from data: Data
    ) throws
        -> Value
    {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom(date)
        return try decoder.decode(type, from: data)
    }

    /// Foundation's own strategy names the object around a wrong date instead
    /// of the date.
    @Sendable
    private static func date(from decoder: any Decoder) throws -> Date {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "not a date and time in ISO 8601"
                )
            )
        }
        return date
    }

    public static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The same with line breaks, for people.
    public static func encodeForPeople(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(value)
    }
}
