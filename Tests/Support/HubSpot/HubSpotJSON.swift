/// JSON of any shape, as the stand-in takes and answers it.
enum HubSpotJSON: Codable, Sendable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([HubSpotJSON])
    case object([String: HubSpotJSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([HubSpotJSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: HubSpotJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    subscript(name: String) -> HubSpotJSON? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var number: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    var list: [HubSpotJSON] {
        guard case .list(let list) = self else { return [] }
        return list
    }

    /// An object of texts; what else it holds is left out.
    var texts: [String: String] {
        guard case .object(let object) = self else { return [:] }
        return object.compactMapValues(\.text)
    }
}

extension HubSpotJSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(arrayLiteral elements: HubSpotJSON...) { self = .list(elements) }

    init(dictionaryLiteral elements: (String, HubSpotJSON)...) {
        self = .object(Dictionary(elements) { $1 })
    }
}
