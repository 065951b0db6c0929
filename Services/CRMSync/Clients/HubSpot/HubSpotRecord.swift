import StrictJSON

/// The kinds of records that Guichet keeps in HubSpot, as addresses name them.
enum HubSpotType: String, Sendable {
    case contacts
    case tickets
    case emails
    case notes
}

/// A contact, a ticket, an e-mail or a note.
struct HubSpotRecord: Decodable, Sendable {
    let id: String

    /// The properties that have a value.
    let properties: [String: String]

    /// Where a person sees it, when HubSpot says so.
    let url: String?

    /// The contacts it belongs to, when they were asked for.
    let contacts: [String]

    /// A property's text; nothing when it is absent, null or empty.
    subscript(name: String) -> String? {
        properties[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(HubSpotID.self, forKey: .id).text
        let values = try container.decodeIfPresent(
            [String: HubSpotValue].self,
            forKey: .properties
        )
        properties = (values ?? [:]).compactMapValues(\.text)
        url = try container.decodeIfPresent(String.self, forKey: .url)
        let linked = try container.decodeIfPresent(
            [String: HubSpotList<Linked>].self,
            forKey: .associations
        )
        contacts = linked?["contacts"]?.results.map(\.id.text) ?? []
    }

    private struct Linked: Decodable {
        let id: HubSpotID
    }

    private enum CodingKeys: String, CodingKey {
        case id, properties, url, associations
    }
}

/// A list of HubSpot's; the last page names no next one.
struct HubSpotList<Element: Decodable & Sendable>: Decodable, Sendable {
    let results: [Element]
    let paging: HubSpotPaging?
}

struct HubSpotPaging: Decodable, Sendable {
    struct Next: Decodable, Sendable {
        let after: HubSpotID
    }

    let next: Next?
}

/// An identifier: text of digits, in some answers a number.
struct HubSpotID: Decodable, Hashable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else {
            text = try container.decode(String.self)
        }
    }
}

/// A property's value: text, or nothing; what is neither counts as text.
private struct HubSpotValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            text = nil
        } else if let flag = try? container.decode(Bool.self) {
            text = String(flag)
        } else if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else if let number = try? container.decode(Double.self) {
            text = String(number)
        } else {
            text = try container.decode(String.self)
        }
    }
}
