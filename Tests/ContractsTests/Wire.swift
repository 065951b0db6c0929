import FoundationEssentials
import StrictJSON
import Testing

/// A value as it crosses the wire, and back.
func wire(_ value: some Encodable) throws -> String {
    String(decoding: try WireCoding.encode(value), as: UTF8.self)
}

func read<Value: Decodable>(_ type: Value.Type = Value.self, _ json: String) throws -> Value {
    try WireCoding.decode(type, from: Data(json.utf8))
}

/// Checks that a value is written as that JSON, and read back from it.
func expectWire<Value: Codable & Equatable>(
    _ value: Value,
    _ json: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    #expect(try wire(value) == json, sourceLocation: sourceLocation)
    #expect(try read(Value.self, json) == value, sourceLocation: sourceLocation)
}
