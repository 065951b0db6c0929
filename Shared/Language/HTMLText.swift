/// Text as it stands in HTML, between tags and in quoted attributes.
public enum HTMLText {
    /// Writes text so that HTML shows it and never acts on it.
    public static func escaped(_ text: String) -> String {
        var text = text
        let escaped = text.withUTF8 { bytes -> [UInt8]? in
            guard let first = bytes.firstIndex(where: { entity(for: $0) != nil }) else {
                return nil
            }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 64)
            escaped.append(contentsOf: bytes[..<first])
            for byte in bytes[first...] {
                if let entity = entity(for: byte) {
                    entity.withUTF8Buffer { escaped.append(contentsOf: $0) }
                } else {
                    escaped.append(byte)
                }
            }
            return escaped
        }
        return escaped.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// Bytes beyond ASCII are never part of another character's.
    private static func entity(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
