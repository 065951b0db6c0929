/// A type's shape as OpenAPI 3.1 describes it (JSON Schema 2020-12).
indirect enum Schema: Equatable, Sendable {
    case string(known: [String])
    case dateTime
    case integer
    case number
    case boolean
    case array(Schema)
    case dictionary(Schema)
    case object(name: String, properties: [Property])
    case file
    case any

    struct Property: Equatable, Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
    }

    /// The named objects in this one, itself included.
    var objects: [(name: String, properties: [Property])] {
        switch self {
        case .array(let member), .dictionary(let member): member.objects
        case .object(let name, let properties):
            [(name, properties)] + properties.flatMap(\.schema.objects)
        default: []
        }
    }
}
