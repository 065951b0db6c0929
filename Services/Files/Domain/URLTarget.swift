/// The path and the query of an address.
enum URLTarget {
    /// The text with every byte escaped that may not stand in a target; what
    /// is escaped already stays.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for byte in text.utf8 {
            if isAllowed(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// The target with `.` and `..` in its path carried out (RFC 3986 5.2.4).
    static func withoutDots(_ target: some StringProtocol) -> String {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        var parts: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { parts.append("") }
            case "..":
                _ = parts.popLast()
                if isLast { parts.append("") }
            default: parts.append(Substring(segment))
            }
        }
        return "/" + parts.joined(separator: "/") + target[path.endIndex...]
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: allowed.contains(byte)
        }
    }

    private static let allowed = Set("-._~:/?@!$&'()*+,;=%[]".utf8)
}
