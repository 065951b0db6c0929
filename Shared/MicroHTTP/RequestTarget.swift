import HTTP

/// The path and the query of a request line.
struct RequestTarget: Equatable {
    /// The path as sent, still percent-encoded.
    let path: String
    let query: [String: String]

    /// Reads `/path?query`, `http://host/path?query` or `*`.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }), !text.contains("#") else {
            return nil
        }
        var rest = Substring(text)
        let scheme = text.prefix(8).lowercased()
        if scheme.hasPrefix("http://") || scheme == "https://" {
            rest = rest.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "?" }
            if !rest.hasPrefix("/") { rest = "/" + rest }
        }
        guard rest.hasPrefix("/") || rest == "*" else { return nil }
        let halves = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(halves[0])
        query = halves.count > 1 ? PercentEncoding.pairs(of: halves[1]) : [:]
    }
}
