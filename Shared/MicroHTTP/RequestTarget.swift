import HTTP

/// The path and the query of a request line.
struct RequestTarget: Equatable {
    /// The path as sent, still percent-encoded.
    let path: String
    let query: [String: String]

    /// Reads `/path?query`, `http://host/path?query` or `*`.
    init?(_ text: String) {
        let isPrintable = text.utf8.allSatisfy { byte in
            byte > 32 && byte != 127 && byte != UInt8(ascii: "#")
        }
        guard isPrintable else { return nil }
        var rest = Substring(text)
        if text.utf8.first != UInt8(ascii: "/") {
            let scheme = text.prefix(8).lowercased()
            if scheme.hasPrefix("http://") || scheme == "https://" {
                rest = rest.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "?" }
                if !rest.hasPrefix("/") { rest = "/" + rest }
            }
            guard rest.hasPrefix("/") || rest == "*" else { return nil }
        }
        guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            path = String(rest)
            query = [:]
            return
        }
        path = String(rest[..<mark])
        query = PercentEncoding.pairs(of: rest[mark...].dropFirst())
    }
}
