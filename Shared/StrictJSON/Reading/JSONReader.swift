import FoundationEssentials

/// Decodes values out of a ``JSONTree``.
///
/// It reads what Foundation's `JSONDecoder` reads, and its errors name the
/// place of a wrong value, that of a number which does not fit included.
struct JSONReader: Decoder {
    let tree: JSONTree
    let place: Int

    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var node: JSONTree.Node { tree.nodes[place] }

    init(_ tree: JSONTree, _ place: Int = 0) {
        self.tree = tree
        self.place = place
    }

    /// The way from the root to this value.
    var codingPath: [any CodingKey] {
        var path: [any CodingKey] = []
        var place = place
        while tree.nodes[place].parent >= 0 {
            let parent = tree.nodes[place].parent
            if tree.nodes[parent].kind == .object {
                path.append(JSONStep(stringValue: tree.text(at: place - 1)))
            } else {
                var (index, sibling) = (0, parent + 1)
                while sibling != place { (index, sibling) = (index + 1, tree.nodes[sibling].next) }
                path.append(JSONStep(intValue: index))
            }
            place = parent
        }
        return path.reversed()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard node.kind == .object else { throw mismatch([String: Any].self) }
        return KeyedDecodingContainer(JSONObjectReader(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard node.kind == .list else { throw mismatch([Any].self) }
        return JSONListReader(self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// The error for a value that is of another type, or null.
    func mismatch(_ type: any Any.Type) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "found \(node.kind)"
        )
        return node.kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    /// The error for a value of the right type that cannot be used.
    func unusable(_ reason: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
    }
}

extension JSONReader: SingleValueDecodingContainer {
    func decodeNil() -> Bool { node.kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch node.kind {
        case .yes: true
        case .no: false
        default: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        switch node.kind {
        case .text, .escapedText: tree.text(at: place)
        default: throw mismatch(type)
        }
    }

    func decode(_ type: Double.Type) throws -> Double { try fraction(type) }
    func decode(_ type: Float.Type) throws -> Float { try fraction(type) }
    func decode(_ type: Int.Type) throws -> Int { try whole(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == Date.self || type == Data.self || type == URL.self || type == Decimal.self {
            return try special(type)
        }
        return try type.init(from: self)
    }

    /// A type that has a form of its own.
    ///
    /// Apart from ``decode(_:)``, for a cast has the optional type looked up
    /// whether or not it comes to the cast.
    @inline(never)
    private func special<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == Date.self, let date = try date() as? Value { return date }
        if type == Data.self || type == URL.self {
            guard node.kind == .text || node.kind == .escapedText else {
                throw mismatch(String.self)
            }
            return try foundation(type)
        }
        guard node.kind == .integer || node.kind == .real else { throw mismatch(type) }
        return try foundation(type)
    }

    private func whole<Number: FixedWidthInteger & Decodable>(
        _ type: Number.Type
    ) throws -> Number {
        switch node.kind {
        case .integer:
            guard let number = Number(Substring(decoding: tree.source(of: place), as: UTF8.self))
            else { throw unusable("does not fit its type") }
            return number
        // Rare, such as 1e3: Foundation knows which of these are whole.
        case .real: return try foundation(type)
        default: throw mismatch(type)
        }
    }

    private func fraction<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Number.Type
    ) throws -> Number {
        guard node.kind == .integer || node.kind == .real else { throw mismatch(type) }
        let text = String(decoding: tree.source(of: place), as: UTF8.self)
        guard let number = Number(text), number.isFinite else {
            throw unusable("does not fit its type")
        }
        return number
    }

    private func date() throws -> Date {
        if tree.dates == .seconds {
            return Date(timeIntervalSinceReferenceDate: try decode(Double.self))
        }
        guard let date = ISODate.date(try decode(String.self)) else {
            throw unusable("not a date and time in ISO 8601")
        }
        return date
    }

    /// What Foundation makes of this text or number: of types that it has a
    /// form of its own for, and of numbers in an unusual form.
    private func foundation<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let quotes = node.kind == .text || node.kind == .escapedText ? 1 : 0
        let source = tree.bytes[(node.start - quotes)..<(node.end + quotes)]
        do {
            return try JSONDecoder().decode(type, from: Data(source))
        } catch {
            throw unusable("is no \(type)")
        }
    }
}

/// A step on the way to a value: a member's name or an element's number.
struct JSONStep: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = "Index \(intValue)"
        self.intValue = intValue
    }
}
