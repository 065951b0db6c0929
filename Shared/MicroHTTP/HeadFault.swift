import Contracts
import HTTP

/// What can be wrong with a request's head, before anyone asks what it is for.
enum HeadFault: Error, Equatable {
    case brokenLines
    case tooManyFields(limit: Int)
    case badField
    case lengthAndCoding
    case repeatedLength
    case badLength
    case repeatedCoding
    case unknownCoding
    case codingInOldVersion
    case host
    case targetTooLong(limit: Int)
    case tooLong(limit: Int)
    case badTarget
    case unknownMethod
}

extension HeadFault: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .targetTooLong(let limit):
            Problem(
                kind: "target-too-long",
                status: 414,
                title: "The address of the request is too long",
                detail: "At most \(limit) bytes are accepted."
            )
        case .tooLong(let limit):
            Problem(
                kind: "head-too-long",
                status: 431,
                title: "The header fields of the request are too long",
                detail: "At most \(limit) bytes are accepted."
            )
        case .unknownMethod:
            Problem(kind: "unknown-method", status: 501, title: "The method is not known here")
        default:
            Problem(
                kind: "bad-request",
                status: 400,
                title: "The request is not valid HTTP",
                detail: detail
            )
        }
    }

    private var detail: String {
        switch self {
        case .brokenLines:
            "A line of the head does not end in CR LF, is folded, or holds a NUL."
        case .tooManyFields(let limit): "More than \(limit) header fields."
        case .badField: "A header field has characters that may not be there."
        case .lengthAndCoding: "Content-Length and Transfer-Encoding exclude each other."
        case .repeatedLength: "Content-Length may be there once."
        case .badLength: "Content-Length must be a number of bytes."
        case .repeatedCoding: "Transfer-Encoding may be there once."
        case .unknownCoding: "The only transfer coding that is read here is chunked."
        case .codingInOldVersion: "Transfer-Encoding needs HTTP/1.1."
        case .host: "Host must be there exactly once."
        case .badTarget: "The address of the request must be a path."
        case .targetTooLong, .tooLong, .unknownMethod: ""
        }
    }
}
