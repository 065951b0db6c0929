/// The elements of a list, one after another.
struct JSONListReader: UnkeyedDecodingContainer {
    private let reader: JSONReader
    private var place: Int
    private(set) var currentIndex = 0

    init(_ reader: JSONReader) {
        self.reader = reader
        place = reader.place + 1
    }

    var codingPath: [any CodingKey] { reader.codingPath }
    var count: Int? { reader.node.count }
    var isAtEnd: Bool { currentIndex >= reader.node.count }

    mutating func decodeNil() throws -> Bool {
        let value = try element()
        if value.decodeNil() { advance() }
        return value.decodeNil()
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try element().decode(type)
        advance()
        return value
    }

    mutating func decode(_ type: String.Type) throws -> String {
        let value = try element().decode(type)
        advance()
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        let container = try element().container(keyedBy: type)
        advance()
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try element().unkeyedContainer()
        advance()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let value = try element()
        advance()
        return value
    }

    private mutating func advance() {
        place = reader.tree.nodes[place].next
        currentIndex += 1
    }

    private func element() throws -> JSONReader {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self,
                DecodingError.Context(
                    codingPath: codingPath + [JSONStep(intValue: currentIndex)],
                    debugDescription: "the list has no more elements"
                )
            )
        }
        return JSONReader(reader.tree, place)
    }
}
