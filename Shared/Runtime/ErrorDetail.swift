import FoundationEssentials

/// What went wrong, in words that hold nothing that anybody sent.
public enum ErrorDetail {
    /// A text for logs and operators.
    ///
    /// A description that an error's author wrote is taken as it is, for by the
    /// house's rule it holds no customer's text. Of any other error only its
    /// type, its case and its code are said, for its values may be anything.
    public static func text(of error: any Error) -> String {
        switch error {
        case let error as DecodingError: text(of: error)
        case let error as CocoaError: "CocoaError \(error.code.rawValue)"
        case let error as any CustomStringConvertible: error.description
        default: caseName(of: error)
        }
    }

    /// A decoding error's own description quotes the value that was refused.
    private static func text(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "no member \(path(context.codingPath + [key]))"
        case .valueNotFound(let type, let context): "no \(type) at \(path(context.codingPath))"
        case .typeMismatch(let type, let context): "not \(type) at \(path(context.codingPath))"
        case .dataCorrupted(let context): "not readable at \(path(context.codingPath))"
        @unknown default: "not readable"
        }
    }

    /// Members by name; only an enum's keys are sure to be names of the code.
    private static func path(_ keys: [any CodingKey]) -> String {
        let names = keys.map { key in
            if let index = key.intValue { return String(index) }
            return Mirror(reflecting: key).displayStyle == .enum ? key.stringValue : "*"
        }
        return names.isEmpty ? "the top" : names.joined(separator: ".")
    }

    private static func caseName(of error: any Error) -> String {
        let mirror = Mirror(reflecting: error)
        let type = String(describing: type(of: error))
        guard mirror.displayStyle == .enum else { return type }
        // A case without values has no children, and its description is its name.
        return "\(type).\(mirror.children.first?.label ?? String(describing: error))"
    }
}
