/// An `http` or `https` address, read strictly.
///
/// What is asked for is written anew from its parts, so that nobody down the
/// line reads another host in it than the one that was checked.
struct WebAddress: Equatable, Sendable {
    static let maximumLength = 8_192

    /// `http` or `https`.
    let scheme: String

    /// The host as the address names it, in lower case: a name, an IPv4
    /// address in whatever form, or an IPv6 address without its brackets.
    let host: String
    let port: Int

    /// The path and the query, escaped.
    let target: String

    private let isV6: Bool

    /// `host:port`, IPv6 in brackets.
    var endpoint: String { "\(bracketedHost):\(port)" }

    /// The address as it is asked for, without a fragment.
    var text: String {
        let isDefault = port == Self.defaultPort(scheme)
        return "\(scheme)://\(bracketedHost)\(isDefault ? "" : ":\(port)")\(target)"
    }

    init(_ text: String) throws(AddressFault) {
        guard text.utf8.count <= Self.maximumLength else { throw .tooLong }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .malformed
        }
        guard let separator = text.firstRange(of: "://") else {
            throw Self.namesOtherScheme(text) ? .notWeb : .malformed
        }
        scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { throw .notWeb }
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .hasUser }
        (host, isV6, port) = try Self.host(authority, scheme)
        let target = rest[authority.endIndex...].prefix { $0 != "#" }
        self.target = (target.hasPrefix("/") ? "" : "/") + URLTarget.escaped(target)
    }

    /// The address that a redirect leads to, seen from this one.
    func redirected(to location: String) throws(AddressFault) -> WebAddress {
        if location.contains("://") || Self.namesOtherScheme(location) {
            return try WebAddress(location)
        }
        if location.hasPrefix("//") { return try WebAddress("\(scheme):\(location)") }
        let origin = "\(scheme)://\(endpoint)"
        let path = target.prefix { $0 != "?" }
        switch location.first {
        case "/": return try WebAddress(origin + URLTarget.withoutDots(location))
        case "?": return try WebAddress(origin + path + location)
        case "#", nil: return try WebAddress(origin + target)
        default:
            let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
            return try WebAddress(origin + URLTarget.withoutDots(folder + location))
        }
    }

    private var bracketedHost: String { isV6 ? "[\(host)]" : host }

    private static func host(
        _ authority: Substring,
        _ scheme: String
    ) throws(AddressFault) -> (host: String, isV6: Bool, port: Int) {
        var name = authority
        var rest: Substring = ""
        let isV6 = authority.hasPrefix("[")
        if isV6 {
            guard let end = authority.firstIndex(of: "]") else { throw .malformed }
            name = authority[..<end].dropFirst()
            rest = authority[end...].dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            name = authority[..<colon]
            rest = authority[colon...]
        }
        guard (1...253).contains(name.utf8.count),
            name.utf8.allSatisfy(isV6 ? isV6Byte : isNameByte)
        else { throw .malformed }
        return (name.lowercased(), isV6, try port(rest, scheme))
    }

    private static func port(_ text: Substring, _ scheme: String) throws(AddressFault) -> Int {
        guard !text.isEmpty else { return defaultPort(scheme) }
        let digits = text.dropFirst()
        guard text.hasPrefix(":"), digits.utf8.count <= 5,
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw .malformed }
        if digits.isEmpty { return defaultPort(scheme) }
        guard let port = Int(digits), (1...65_535).contains(port) else { throw .malformed }
        return port
    }

    private static func defaultPort(_ scheme: String) -> Int { scheme == "https" ? 443 : 80 }

    /// Whether the text begins as `javascript:` does.
    private static func namesOtherScheme(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII,
            first.isLetter
        else { return false }
        return text[..<colon].utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "+") }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isV6Byte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102, UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: false
        }
    }
}
