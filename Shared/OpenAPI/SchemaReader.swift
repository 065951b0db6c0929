import Contracts
import FoundationEssentials

/// Finds the shape of a `Codable` type by decoding it from nothing.
///
/// The compiler writes how a type is decoded; a decoder that answers every
/// question with a placeholder, and notes the question, learns the type's
/// members from it. So the document cannot differ from the code.
final class SchemaReader {
    /// - Throws: `DecodingError` when the type refuses the placeholders.
    static func schema<Value: Decodable>(of type: Value.Type) throws -> Schema {
        try placeholder(for: type).schema
    }

    /// A value of the type, made of placeholders, and the type's shape.
    static func placeholder<Value: Decodable>(
        for type: Value.Type
    ) throws -> (
        value: Value, schema: Schema
    ) {
        if let date = Date(timeIntervalSince1970: 0) as? Value { return (date, .dateTime) }
        if let open = type as? any OpenValue.Type, let value = open.init(rawValue: "") as? Value {
            return (value, .string(known: known(open)))
        }
        if let file = FileContent() as? Value { return (file, .file) }
        if let number = type as? any BinaryInteger.Type, let zero = number.zero as? Value {
            return (zero, .integer)
        }
        if let number = type as? any BinaryFloatingPoint.Type, let zero = number.zero as? Value {
            return (zero, .number)
        }
        if let keyed = type as? any StringKeyed.Type, let empty = keyed.init() as? Value {
            return (empty, .dictionary(try keyed.memberSchema()))
        }
        let notes = SchemaNotes()
        let value = try type.init(from: PlaceholderDecoder(notes: notes))
        return (value, notes.schema(named: name(of: type)))
    }

    private static func known<Open: OpenValue>(_ type: Open.Type) -> [String] {
        type.known.map(\.rawValue)
    }

    private static func name(of type: any Any.Type) -> String {
        String(reflecting: type).split(separator: ".").dropFirst().joined()
    }
}

/// A dictionary whose members' names are data.
private protocol StringKeyed {
    init()
    static func memberSchema() throws -> Schema
}

extension Dictionary: StringKeyed where Key == String, Value: Decodable {
    fileprivate static func memberSchema() throws -> Schema {
        try SchemaReader.schema(of: Value.self)
    }
}

/// What a type asked for while it was decoded.
final class SchemaNotes {
    var properties: [Schema.Property] = []
    var single: Schema?
    var isKeyed = false
    var mayBeAbsent: Set<String> = []

    func schema(named name: String) -> Schema {
        single ?? (isKeyed ? .object(name: name, properties: properties) : .any)
    }

    func note(_ name: String, _ schema: Schema, isRequired: Bool) {
        guard !properties.contains(where: { $0.name == name }) else { return }
        properties.append(
            Schema.Property(
                name: name,
                schema: schema,
                isRequired: isRequired && !mayBeAbsent.contains(name)
            )
        )
    }
}
