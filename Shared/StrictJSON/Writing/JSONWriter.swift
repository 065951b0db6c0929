import FoundationEssentials

/// Encodes values as Foundation's `JSONEncoder` does: members sorted by name,
/// dates in ISO 8601, slashes plain.
///
/// Its errors do not say where in a value they are: only a number that is
/// infinite or none at all makes one.
struct JSONWriter: Encoder {
    let sheet: JSONSheet
    let box: JSONBox

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The text of a value.
    static func text(of value: some Encodable, dates: JSONDates = .iso8601) throws -> [UInt8] {
        let sheet = JSONSheet(dates: dates)
        let part = try JSONWriter(sheet: sheet, box: JSONBox()).part(value)
        if case .box(let box) = part, box.isEmpty {
            throw EncodingError.invalidValue(
                value,
                EncodingError.Context(codingPath: [], debugDescription: "it encoded nothing")
            )
        }
        return sheet.written(part)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        box.beginObject()
        return KeyedEncodingContainer(JSONObjectWriter(writer: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        box.beginList()
        return JSONListWriter(writer: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// A writer for something inside of this.
    func inner() -> JSONWriter { JSONWriter(sheet: sheet, box: JSONBox()) }

    func part<Value: Encodable>(_ value: Value) throws -> JSONSheet.Part {
        // Comparing types is cheap, asking a value what it is is not.
        let type = Value.self
        if type == String.self, let text = value as? String { return sheet.text(text) }
        if type == Date.self, let date = value as? Date {
            switch sheet.dates {
            case .iso8601: return sheet.text(ISODate.text(of: date))
            case .seconds: return try fraction(date.timeIntervalSinceReferenceDate)
            }
        }
        if type == Data.self || type == URL.self || type == Decimal.self {
            return try foundation(value)
        }
        let inner = inner()
        try value.encode(to: inner)
        return .box(inner.box)
    }

    func fraction<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ number: Number
    ) throws -> JSONSheet.Part {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: [], debugDescription: "not a finite number")
            )
        }
        return sheet.number(number)
    }

    /// What Foundation makes of a type that it has a form of its own for.
    private func foundation(_ value: some Encodable) throws -> JSONSheet.Part {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return sheet.raw(try encoder.encode(value))
    }
}

extension JSONWriter: SingleValueEncodingContainer {
    func encodeNil() { box.set(sheet.plain("null")) }
    func encode(_ value: Bool) { box.set(sheet.plain(value ? "true" : "false")) }
    func encode(_ value: String) { box.set(sheet.text(value)) }
    func encode(_ value: Double) throws { box.set(try fraction(value)) }
    func encode(_ value: Float) throws { box.set(try fraction(value)) }
    func encode(_ value: Int) { box.set(sheet.number(value)) }
    func encode(_ value: Int8) { box.set(sheet.number(value)) }
    func encode(_ value: Int16) { box.set(sheet.number(value)) }
    func encode(_ value: Int32) { box.set(sheet.number(value)) }
    func encode(_ value: Int64) { box.set(sheet.number(value)) }
    func encode(_ value: UInt) { box.set(sheet.number(value)) }
    func encode(_ value: UInt8) { box.set(sheet.number(value)) }
    func encode(_ value: UInt16) { box.set(sheet.number(value)) }
    func encode(_ value: UInt32) { box.set(sheet.number(value)) }
    func encode(_ value: UInt64) { box.set(sheet.number(value)) }
    func encode<Value: Encodable>(_ value: Value) throws { box.set(try part(value)) }
}
