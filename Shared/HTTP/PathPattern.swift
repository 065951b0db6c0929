/// A path with `{name}` parts: `/requests/{request}/retry`.
struct PathPattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    private let parts: [Part]

    init(_ text: String) {
        parts = text.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
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
                guard let value = PercentEncoding.decoded(segment) else { return nil }
                values[name] = value
            }
        }
        return values
    }
}
