/// Takes the members of an object.
struct JSONObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { add(writer.sheet.parts.plain("null"), key) }

    func encode(_ value: Bool, forKey key: Key) {
        add(writer.sheet.parts.plain(value ? "true" : "false"), key)
    }

    func encode(_ value: String, forKey key: Key) {
        writer.sheet.parts.add(value, as: key.stringValue, to: writer.box)
    }

    func encode(_ value: Int, forKey key: Key) { add(writer.sheet.parts.number(value), key) }
    func encode(_ value: Double, forKey key: Key) throws {
        add(try writer.sheet.fraction(value), key)
    }

    // What has no line of its own here comes by this one too.
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        add(try writer.sheet.part(value), key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        inner(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        inner(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        let inner = writer.inner()
        writer.sheet.parts.add(.box(inner.box), as: "super", to: writer.box)
        return inner
    }

    func superEncoder(forKey key: Key) -> any Encoder { inner(key) }

    private func inner(_ key: Key) -> JSONWriter {
        let inner = writer.inner()
        add(.box(inner.box), key)
        return inner
    }

    private func add(_ part: JSONParts.Part, _ key: Key) {
        writer.sheet.parts.add(part, as: key.stringValue, to: writer.box)
    }
}
