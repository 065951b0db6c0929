import FoundationEssentials

/// Encodes values as Foundation's `JSONEncoder` does: members sorted by name,
/// dates in ISO 8601, slashes plain.
///
/// Its errors do not say where in a value they are: only a number that is
/// infinite or none at all makes one.
struct JSONWriter: Encoder {
    let sheet: JSONSheet
    let box: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The text of a value.
    static func text(of value: some Encodable, dates: JSONDates = .iso8601) throws -> [UInt8] {
        let sheet = JSONSheet(dates: dates)
        let part = try sheet.part(value)
        if case .box(let box) = part, sheet.parts.isEmpty(box) {
            throw EncodingError.invalidValue(
                value,
                EncodingError.Context(codingPath: [], debugDescription: "it encoded nothing")
            )
        }
        return sheet.parts.written(part)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        sheet.parts.beginObject(box)
        return KeyedEncodingContainer(JSONObjectWriter(writer: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sheet.parts.beginList(box)
        return JSONListWriter(writer: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// A writer for something inside of this.
    func inner() -> JSONWriter { JSONWriter(sheet: sheet, box: sheet.parts.box()) }
}

extension JSONWriter: SingleValueEncodingContainer {
    private func set(_ part: JSONParts.Part) { sheet.parts.set(part, in: box) }

    func encodeNil() { set(sheet.parts.plain("null")) }
    func encode(_ value: Bool) { set(sheet.parts.plain(value ? "true" : "false")) }
    func encode(_ value: String) { sheet.parts.set(value, in: box) }
    func encode(_ value: Double) throws { set(try sheet.fraction(value)) }
    func encode(_ value: Float) throws { set(try sheet.fraction(value)) }
    func encode(_ value: Int) { set(sheet.parts.number(value)) }
    func encode(_ value: Int8) { set(sheet.parts.number(value)) }
    func encode(_ value: Int16) { set(sheet.parts.number(value)) }
    func encode(_ value: Int32) { set(sheet.parts.number(value)) }
    func encode(_ value: Int64) { set(sheet.parts.number(value)) }
    func encode(_ value: UInt) { set(sheet.parts.number(value)) }
    func encode(_ value: UInt8) { set(sheet.parts.number(value)) }
    func encode(_ value: UInt16) { set(sheet.parts.number(value)) }
    func encode(_ value: UInt32) { set(sheet.parts.number(value)) }
    func encode(_ value: UInt64) { set(sheet.parts.number(value)) }
    func encode<Value: Encodable>(_ value: Value) throws { set(try sheet.part(value)) }
}
