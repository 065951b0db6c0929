/// Takes the elements of a list.
struct JSONListWriter: UnkeyedEncodingContainer {
    let writer: JSONWriter

    var codingPath: [any CodingKey] { [] }
    var count: Int { writer.sheet.parts.count(of: writer.box) }

    func encodeNil() { add(writer.sheet.parts.plain("null")) }
    func encode(_ value: String) { add(writer.sheet.parts.text(value)) }
    func encode(_ value: Int) { add(writer.sheet.parts.number(value)) }

    // What has no line of its own here comes by this one too.
    func encode<Value: Encodable>(_ value: Value) throws {
        add(try writer.sheet.part(value))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        inner().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }
    func superEncoder() -> any Encoder { inner() }

    private func inner() -> JSONWriter {
        let inner = writer.inner()
        add(.box(inner.box))
        return inner
    }

    private func add(_ part: JSONParts.Part) { writer.sheet.parts.add(part, to: writer.box) }
}
