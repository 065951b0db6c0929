extension MessageID {
    /// The identifiers that stand in a text in angle brackets, in its order.
    ///
    /// No more than `limit` are looked for.
    public static func mentioned(in text: String, limit: Int = 100) -> [MessageID] {
        var found: [MessageID] = []
        var rest = text.utf8[...]
        while found.count < limit, let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            let after = rest[rest.index(after: start)...]
            // Another bracket or a blank before the end: it was no identifier.
            guard let end = after.firstIndex(where: { $0 <= 0x20 || $0 == 0x3C || $0 == 0x3E })
            else { break }
            let inner = Substring(after[..<end])
            if after[end] == UInt8(ascii: ">"), inner.utf8.contains(UInt8(ascii: "@")),
                let id = try? MessageID(String(inner))
            {
                found.append(id)
            }
            rest = after[end...]
        }
        return found
    }
}
