/// Takes the elements of a list.
struct JSONListWriter: UnkeyedEncodingContainer {
    let writer: JSONWriter

    var codingPath: [any CodingKey] { [] }
    var count: Int { writer.box.count }

    func encodeNil() { writer.box.add(writer.sheet.plain("null")) }
    func encode(_ value: String) { writer.box.add(writer.sheet.text(value)) }
    func encode(_ value: Int) { writer.box.add(writer.sheet.number(value)) }

    // What has no line of its own here comes by this one too.
    func encode<Value: Encodable>(_ value: Value) throws {
        writer.box.add(try writer.part(value))
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
        writer.box.add(.box(inner.box))
        return inner
    }
}
