/// The members of an object.
struct JSONObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let reader: JSONReader

    /// Where the members are, when they are many.
    private let places: [[UInt8]: Int]?

    init(_ reader: JSONReader) {
        self.reader = reader
        places =
            reader.node.count > JSONTree.manyMembers
            ? reader.tree.members(of: reader.place) : nil
    }

    var codingPath: [any CodingKey] { reader.codingPath }

    var allKeys: [Key] {
        reader.tree.names(of: reader.place).compactMap {
            Key(stringValue: reader.tree.text(at: $0))
        }
    }

    func contains(_ key: Key) -> Bool { place(of: key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        do { return try value(key).decode(type) } catch { throw named(error, key) }
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        do { return try value(key).decode(type) } catch { throw named(error, key) }
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        do { return try value(key).decode(type) } catch { throw named(error, key) }
    }

    // What has no line of its own here comes by this one too.
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        do { return try value(key).decode(type) } catch { throw named(error, key) }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        do { return try optional(key)?.decode(type) } catch { throw named(error, key) }
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        do { return try optional(key)?.decode(type) } catch { throw named(error, key) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        do { return try optional(key)?.decode(type) } catch { throw named(error, key) }
    }

    func decodeIfPresent<Value: Decodable>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value? {
        do { return try optional(key)?.decode(type) } catch { throw named(error, key) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try value(JSONStep(stringValue: "super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }

    private func place(of key: some CodingKey) -> Int? {
        guard let places else { return reader.tree.member(key.stringValue, of: reader.place) }
        return places[Array(key.stringValue.utf8)]
    }

    /// Puts the key that the code knows in the place of the member's name as it
    /// was sent: only the first may be shown to operators.
    private func named(_ error: any Error, _ key: Key) -> any Error {
        guard let error = error as? DecodingError else { return error }
        let depth = codingPath.count
        func renamed(_ context: DecodingError.Context) -> DecodingError.Context {
            guard depth < context.codingPath.count else { return context }
            var path = context.codingPath
            path[depth] = key
            return DecodingError.Context(
                codingPath: path,
                debugDescription: context.debugDescription
            )
        }
        switch error {
        case .typeMismatch(let type, let context):
            return DecodingError.typeMismatch(type, renamed(context))
        case .valueNotFound(let type, let context):
            return DecodingError.valueNotFound(type, renamed(context))
        case .keyNotFound(let name, let context):
            return DecodingError.keyNotFound(name, renamed(context))
        case .dataCorrupted(let context):
            return DecodingError.dataCorrupted(renamed(context))
        @unknown default:
            return error
        }
    }

    private func optional(_ key: Key) throws -> JSONReader? {
        guard let place = place(of: key) else { return nil }
        let value = JSONReader(reader.tree, place)
        return value.decodeNil() ? nil : value
    }

    private func value(_ key: some CodingKey) throws -> JSONReader {
        guard let place = place(of: key) else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(codingPath: codingPath, debugDescription: "no such member")
            )
        }
        return JSONReader(reader.tree, place)
    }
}
