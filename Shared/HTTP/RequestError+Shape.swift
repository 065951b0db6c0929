import Contracts
import FoundationEssentials

extension RequestError {
    /// Names the field at which JSON has another shape than is wanted.
    static func shape(_ error: DecodingError) -> RequestError {
        let (path, detail): ([any CodingKey], String) =
            switch error {
            case .keyNotFound(let key, let context): (context.codingPath + [key], "is required")
            case .typeMismatch(let type, let context):
                (context.codingPath, "must be \(name(of: type))")
            case .valueNotFound(let type, let context):
                (context.codingPath, "must be \(name(of: type)), not null")
            case .dataCorrupted(let context): (context.codingPath, "is not valid")
            @unknown default: ([], "is not valid")
            }
        return .invalid([FieldError(pointer: "#" + path.map(step).joined(), detail: detail)])
    }

    /// A step of a JSON Pointer (RFC 6901) in its fragment form.
    private static func step(_ key: any CodingKey) -> String {
        let name = key.stringValue.replacing("~", with: "~0").replacing("/", with: "~1")
        return "/" + (key.intValue.map(String.init) ?? PercentEncoding.encoded(name))
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type, is any RawRepresentable<String>.Type: "text"
        case is Bool.Type: "true or false"
        case is Date.Type: "a date and time"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is [String: Any].Type: "an object"
        case is any Sequence.Type: "a list"
        default: "an object"
        }
    }
}
