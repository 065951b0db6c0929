/// Takes the members of an object.
struct JSONObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { add(writer.sheet.plain("null"), key) }

    func encode(_ value: Bool, forKey key: Key) {
        add(writer.sheet.plain(value ? "true" : "false"), key)
    }

    func encode(_ value: String, forKey key: Key) { add(writer.sheet.text(value), key) }
    func encode(_ value: Int, forKey key: Key) { add(writer.sheet.number(value), key) }
    func encode(_ value: Double, forKey key: Key) throws { add(try writer.fraction(value), key) }

    // What has no line of its own here comes by this one too.
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        add(try writer.part(value), key)
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
        writer.box.add(.box(inner.box), as: "super")
        return inner
    }

    func superEncoder(forKey key: Key) -> any Encoder { inner(key) }

    private func inner(_ key: Key) -> JSONWriter {
        let inner = writer.inner()
        add(.box(inner.box), key)
        return inner
    }

    private func add(_ part: JSONSheet.Part, _ key: Key) {
        writer.box.add(part, as: key.stringValue)
    }
}
