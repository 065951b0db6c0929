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

    init(_ text: String) {
        parts = Self.segments(of: text).map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// The parts of a path between its slashes.
    static func segments(of path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The values of the named parts when the path fits, else nothing.
    func match(_ segments: [Substring]) -> [String: String]? {
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
}
