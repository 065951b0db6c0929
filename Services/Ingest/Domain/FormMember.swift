/// A member of a posted form: absent, of the wrong type, or a value.
enum FormMember<Value: Sendable>: Sendable {
    case absent
    case wrongType
    case value(Value)
}

/// The name of any member.
struct FormMemberName: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<FormMemberName> {
    /// Reads a member without failing, so that one answer can name every wrong
    /// one; `null` counts as absent.
    func member<Value: Decodable>(_ name: String) -> FormMember<Value> {
        let key = FormMemberName(stringValue: name)
        guard contains(key), (try? decodeNil(forKey: key)) == false else { return .absent }
        guard let value = try? decode(Value.self, forKey: key) else { return .wrongType }
        return .value(value)
    }
}
