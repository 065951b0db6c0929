/// The part of an address that may be shown: scheme, host and port.
enum Origin {
    static func of(_ url: String) -> String {
        guard let separator = url.firstRange(of: "://") else { return "" }
        let rest = url[separator.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // A user's name or password stands before the last @.
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return String(url[..<separator.upperBound] + host)
    }
}
