/// A decoder with an answer to everything: empty, zero, false.
struct PlaceholderDecoder: Decoder {
    let notes: SchemaNotes
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        notes.isKeyed = true
        return KeyedDecodingContainer(KeyedPlaceholders<Key>(notes: notes))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        UnkeyedPlaceholders(notes: notes)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        SinglePlaceholder(notes: notes)
    }
}

private struct KeyedPlaceholders<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: SchemaNotes
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool { true }

    /// Asked by the library before it decodes a number that may be absent.
    func decodeNil(forKey key: Key) -> Bool {
        notes.mayBeAbsent.insert(key.stringValue)
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (value, schema) = try SchemaReader.placeholder(for: type)
        notes.note(key.stringValue, schema, isRequired: true)
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let (value, schema) = try SchemaReader.placeholder(for: type)
        notes.note(key.stringValue, schema, isRequired: false)
        return value
    }

    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { required(key, .boolean, false) }
    func decode(_ type: String.Type, forKey key: Key) -> String {
        required(key, .string(known: []), "")
    }
    func decode(_ type: Double.Type, forKey key: Key) -> Double { required(key, .number, 0) }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { required(key, .integer, 0) }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { optional(key, .boolean) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
        optional(key, .string(known: []))
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { optional(key, .number) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { optional(key, .integer) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    )
        -> KeyedDecodingContainer<Nested>
    {
        KeyedDecodingContainer(KeyedPlaceholders<Nested>(notes: SchemaNotes()))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        UnkeyedPlaceholders(notes: SchemaNotes())
    }

    func superDecoder() -> any Decoder { PlaceholderDecoder(notes: notes) }

    func superDecoder(forKey key: Key) -> any Decoder { PlaceholderDecoder(notes: SchemaNotes()) }

    private func required<Value>(_ key: Key, _ schema: Schema, _ value: Value) -> Value {
        notes.note(key.stringValue, schema, isRequired: true)
        return value
    }

    private func optional<Value>(_ key: Key, _ schema: Schema) -> Value? {
        notes.note(key.stringValue, schema, isRequired: false)
        return nil
    }
}

/// A list of one member, whose shape is the list's member's.
private struct UnkeyedPlaceholders: UnkeyedDecodingContainer {
    let notes: SchemaNotes
    let codingPath: [any CodingKey] = []
    let count: Int? = 1
    private(set) var currentIndex = 0

    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        let (value, schema) = try SchemaReader.placeholder(for: type)
        notes.single = .array(schema)
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    )
        -> KeyedDecodingContainer<Nested>
    {
        KeyedDecodingContainer(KeyedPlaceholders<Nested>(notes: SchemaNotes()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        UnkeyedPlaceholders(notes: SchemaNotes())
    }

    mutating func superDecoder() -> any Decoder { PlaceholderDecoder(notes: SchemaNotes()) }
}

private struct SinglePlaceholder: SingleValueDecodingContainer {
    let notes: SchemaNotes
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) -> Bool { note(.boolean, false) }
    func decode(_ type: String.Type) -> String { note(.string(known: []), "") }
    func decode(_ type: Double.Type) -> Double { note(.number, 0) }
    func decode(_ type: Int.Type) -> Int { note(.integer, 0) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, schema) = try SchemaReader.placeholder(for: type)
        notes.single = schema
        return value
    }

    private func note<Value>(_ schema: Schema, _ value: Value) -> Value {
        notes.single = schema
        return value
    }
}
