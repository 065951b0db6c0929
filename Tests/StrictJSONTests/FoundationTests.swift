import FoundationEssentials
import StrictJSON
import Testing

/// What this module reads and writes is what Foundation reads and writes,
/// which it took the place of; it only refuses more.
@Suite("JSON of every kind")
struct FoundationTests {
    private struct Form: Codable, Equatable {
        var name: String
        var count: Int?
        var small: Int8?
        var positive: UInt?
        var price: Double?
        var isOpen: Bool?
        var at: Date?
        var files: [File]?
        var link: URL?
        var content: Data?
        var any: AnyJSON?
        var maybe: [Int?]?

        struct File: Codable, Equatable {
            var size: Int
        }
    }

    private static let rounds = 2_000

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `is read and written as Foundation does`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        var read = 0
        for _ in 0..<Self.rounds {
            let text = random.value()
            guard let own = try? WireCoding.decode(AnyJSON.self, from: Data(text.utf8)) else {
                continue
            }
            read += 1
            #expect(try foundation(AnyJSON.self, text) == own, "\(text)")
            // Names beyond ASCII are ordered by their bytes.
            guard text.utf8.allSatisfy({ $0 < 128 }), !text.contains("\\u") else { continue }
            let written = String(decoding: try WireCoding.encode(own), as: UTF8.self)
            #expect(try written == foundation(own), "\(text)")
        }
        #expect(read > Self.rounds / 3)
    }

    @Test(arguments: [5, 6, 7, 8] as [UInt64])
    func `becomes the same value, or is refused at the same place`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        var read = 0
        for _ in 0..<Self.rounds {
            let text = random.object([
                ("name", random.text()), ("count", random.number()), ("small", random.number()),
                ("positive", random.number()), ("price", random.number()), ("isOpen", "true"),
                ("at", random.date()), ("files", "[{\"size\":\(random.number())}]"),
                ("link", "\"https://example.com/a\""),
                ("content", "\"AAEC\""), ("any", random.value(depth: 2)), ("maybe", "[1,null]"),
            ])
            guard (try? JSONText.validate(Data(text.utf8))) != nil else { continue }
            let own = outcome { try WireCoding.decode(Form.self, from: Data(text.utf8)) }
            let other = outcome { try foundation(Form.self, text) }
            #expect(own.value == other.value, "\(text)")
            // Foundation does not say where a number is that does not fit.
            if other.fault != "unusable at " { #expect(own.fault == other.fault, "\(text)") }
            guard let value = own.value else { continue }
            read += 1
            let written = try WireCoding.encode(value)
            let again = try WireCoding.decode(Form.self, from: written)
            #expect(try WireCoding.encode(again) == written, "\(text)")
        }
        #expect(read > Self.rounds / 40)
    }

    @Test(arguments: [9, 10, 11, 12] as [UInt64])
    func `is never accepted when Foundation cannot read it`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        var refused = 0
        for _ in 0..<Self.rounds {
            let bytes = random.damaged(random.value())
            guard (try? JSONText.validate(Data(bytes))) != nil else {
                refused += 1
                continue
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(Array(text.utf8) == bytes)
            #expect(throws: Never.self, "\(text)") { try foundation(AnyJSON.self, text) }
        }
        #expect(refused > Self.rounds / 3)
    }

    private func foundation<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let date = try? Date(text, strategy: .iso8601) else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "")
                )
            }
            return date
        }
        return try decoder.decode(type, from: Data(text.utf8))
    }

    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func outcome<Value>(_ body: () throws -> Value) -> (value: Value?, fault: String) {
        do {
            return (try body(), "")
        } catch let error as DecodingError {
            return (nil, fault(error))
        } catch {
            return (nil, "\(error)")
        }
    }

    private func fault(_ error: DecodingError) -> String {
        let (kind, path): (String, [any CodingKey]) =
            switch error {
            case .keyNotFound(let key, let context): ("lacking", context.codingPath + [key])
            case .typeMismatch(let type, let context): ("no \(type)", context.codingPath)
            case .valueNotFound(let type, let context): ("null, no \(type)", context.codingPath)
            case .dataCorrupted(let context): ("unusable", context.codingPath)
            @unknown default: ("unknown", [])
            }
        let steps = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return "\(kind) at \(steps.joined(separator: "/"))"
    }
}

/// Any JSON value, to compare what two readers make of one.
private enum AnyJSON: Codable, Equatable {
    case null
    case yesOrNo(Bool)
    case whole(Int)
    case fraction(Double)
    case text(String)
    case list([AnyJSON])
    case object([String: AnyJSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .yesOrNo(bool)
        } else if let number = try? value.decode(Int.self) {
            self = .whole(number)
        } else if let number = try? value.decode(Double.self) {
            self = .fraction(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([AnyJSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: AnyJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .yesOrNo(let bool): try value.encode(bool)
        case .whole(let number): try value.encode(number)
        case .fraction(let number): try value.encode(number)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .object(let members): try value.encode(members)
        }
    }
}
