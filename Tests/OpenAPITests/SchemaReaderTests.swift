import Contracts
import FoundationEssentials
import Testing

@testable import OpenAPI

@Suite("The schema of a type")
struct SchemaReaderTests {
    private static let inner = Schema.object(
        name: "EverythingInner",
        properties: [Schema.Property(name: "deep_value", schema: .integer, isRequired: true)]
    )

    private static let word = Schema.string(known: ["one", "two"])

    private func members() throws -> [String: Schema.Property] {
        guard case .object("Everything", let members) = try SchemaReader.schema(of: Everything.self)
        else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0) })
    }

    @Test(
        arguments: [
            ("text", .string(known: []), true), ("note", .string(known: []), false),
            ("whole", .integer, true), ("small", .integer, true), ("wide", .integer, false),
            ("fraction", .number, true), ("single", .number, true), ("isOpen", .boolean, true),
            ("wasOpen", .boolean, false), ("at", .dateTime, true), ("until", .dateTime, false),
            ("word", word, true), ("words", .array(word), false), ("id", .string(known: []), true),
            ("inner", inner, true), ("maybe", inner, false), ("list", .array(inner), true),
            ("lists", .array(.array(.integer)), true), ("byName", .dictionary(inner), true),
            ("file", .file, false),
        ] as [(String, Schema, Bool)]
    )
    func `has each member as it crosses the wire`(
        name: String,
        schema: Schema,
        isRequired: Bool
    ) throws {
        let member = try #require(try members()[name])
        #expect(member.schema == schema)
        #expect(member.isRequired == isRequired)
    }

    @Test func `has no other members`() throws {
        #expect(try members().count == 20)
    }

    @Test func `is that of the members for a list`() throws {
        #expect(try SchemaReader.schema(of: [Int].self) == .array(.integer))
        #expect(try SchemaReader.schema(of: [String: [Int]].self) == .dictionary(.array(.integer)))
    }

    @Test func `cannot be found when a type is closed to what it does not know`() {
        #expect(throws: DecodingError.self) { try SchemaReader.schema(of: ClosedWord.self) }
    }

    @Test func `names every object that it needs, itself first`() throws {
        let schema = try SchemaReader.schema(of: Everything.self)
        #expect(schema.objects.first?.name == "Everything")
        #expect(Set(schema.objects.map(\.name)) == ["Everything", "EverythingInner"])
    }
}
