public import Contracts
import FoundationEssentials
public import StrictJSON

/// What can be wrong with a request whatever it asks for.
public enum RequestError: Error, Equatable {
    case notFound
    case methodNotAllowed([Method])
    case unsupportedMediaType(String)
    case badParameter(String)
    case badIdempotencyKey
    case missingIdempotencyKey
    case notAuthorized
    case contentTooLarge(limit: Int)
    case badJSON(JSONSyntaxError)
    case invalid([FieldError])
    case overloaded
}

extension RequestError: ProblemRepresentable {
    public var problem: Problem {
        switch self {
        case .notFound:
            Problem(kind: "not-found", status: 404, title: "There is nothing here")
        case .methodNotAllowed(let allowed):
            Problem(
                kind: "method-not-allowed",
                status: 405,
                title: "The method is not allowed here",
                detail: "Allowed: \(allowed.map(\.rawValue).joined(separator: ", "))."
            )
        case .unsupportedMediaType(let wanted):
            Problem(
                kind: "unsupported-media-type",
                status: 415,
                title: "The body has a type that is not read here",
                detail: "Send \(wanted)."
            )
        case .badParameter(let name):
            Problem(
                kind: "bad-parameter",
                status: 400,
                title: "A parameter is not valid",
                detail: "The parameter \(name) is not valid."
            )
        case .badIdempotencyKey:
            Problem(
                kind: "bad-idempotency-key",
                status: 400,
                title: "The idempotency key is not valid",
                detail: "Send one Idempotency-Key of 1 to 255 visible ASCII characters."
            )
        case .missingIdempotencyKey:
            Problem(
                kind: "missing-idempotency-key",
                status: 400,
                title: "The idempotency key is missing",
                detail: "This call changes something: send an Idempotency-Key."
            )
        case .notAuthorized:
            Problem(kind: "not-authorized", status: 401, title: "The call is not authorized")
        case .contentTooLarge(let limit):
            Problem(
                kind: "content-too-large",
                status: 413,
                title: "The body is too large",
                detail: "At most \(limit) bytes are accepted here."
            )
        case .badJSON(let error):
            Self.problem(of: error)
        case .invalid(let errors):
            .validation(errors)
        case .overloaded:
            Problem(
                kind: "overloaded",
                status: 503,
                title: "Too much is asked at once",
                detail: "Nothing was stored. Ask again later."
            )
        }
    }

    public var retryAfter: Int? { self == .overloaded ? 1 : nil }

    private static func problem(of error: JSONSyntaxError) -> Problem {
        let detail =
            switch error {
            case .malformed(let line, let column):
                "It is not JSON in UTF-8 at line \(line), column \(column)."
            case .duplicateKey(let line, let column):
                "A member is named twice at line \(line), column \(column)."
            case .tooDeep: "It is nested deeper than \(JSONText.maximumDepth) levels."
            }
        return Problem(
            kind: "bad-json",
            status: 400,
            title: "The body is not acceptable JSON",
            detail: detail
        )
    }
}
