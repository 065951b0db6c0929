/// A path with `{name}` parts: `/requests/{request}/retry`.
///
/// Slashes count: `//` and a slash at the end make another path, and a named
/// part is never empty.
struct PathPattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    private let parts: [Part]

    /// What comes before the first named part: all of it when there is none.
    private let beginning: String
    private let isLiteral: Bool

    init(_ text: String) {
        parts = Self.segments(of: text).map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
        let hasParameter = parts.contains { if case .parameter = $0 { true } else { false } }
        beginning = hasParameter ? String(text.prefix { $0 != "{" }) : text
        isLiteral = !hasParameter
    }

    /// The values of the named parts when the path fits, else nothing.
    func match(_ path: String) -> [String: String]? {
        if isLiteral { return path == beginning ? [:] : nil }
        guard path.hasPrefix(beginning) else { return nil }
        let segments = Self.segments(of: path)
        guard segments.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .literal(let text):
                guard segment == text else { return nil }
            case .parameter(let name):
                guard !segment.isEmpty, let value = PercentEncoding.decoded(segment) else {
                    return nil
                }
                values[name] = value
            }
        }
        return values
    }

    /// The parts of a path between its slashes.
    private static func segments(of path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Substring.init)
    }
}
