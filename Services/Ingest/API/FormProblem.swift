public import Contracts
public import HTTP
public import MIME
import Runtime
import ServiceKit

/// How a form that cannot be read, or whose files cannot be kept, is answered.
extension FormDataError: ProblemRepresentable {
    public var problem: Problem {
        switch self {
        case .fileTooLarge(_, let maximum):
            RequestError.contentTooLarge(limit: Int(maximum)).problem
        case .fieldTooLarge(let field, let maximum) where SubmissionForm.names.contains(field):
            .validation([
                FieldError(pointer: "#/\(field)", detail: "must have at most \(maximum) bytes")
            ])
        case .unwritable(let number), .unreadable(let number):
            StorageUnavailable("keep a file", number: number).problem
        default:
            Problem(
                kind: "bad-form",
                status: 400,
                title: "The form cannot be read",
                detail: detail
            )
        }
    }

    public var retryAfter: Int? { problem.status == 503 ? 5 : nil }

    /// What is wrong, without what was sent.
    private var detail: String {
        switch self {
        case .notFormData: "The body is not multipart/form-data."
        case .badBoundary: "The content type has no single, valid boundary."
        case .noFirstBoundary: "The body does not begin with its boundary."
        case .truncated: "The body ends before its final boundary."
        case .dataAfterFinalBoundary: "Something follows the final boundary."
        case .tooManyParts(let maximum): "It has more than \(maximum) parts."
        case .headersTooLarge(let part, let maximum):
            "The header of part \(part) has more than \(maximum) bytes."
        case .malformedHeaders(let part): "The header of part \(part) is malformed."
        case .noFieldName(let part): "Part \(part) is not named by one form-data name."
        case .nestedMultipart: "A part is itself a multipart."
        case .encodedPart: "A part has a transfer encoding, which forms must not use."
        case .badFilename: "A file's name is not one."
        case .fieldTooLarge(_, let maximum): "A field has more than \(maximum) bytes."
        case .fieldNotUTF8: "A field is not UTF-8."
        case .fileTooLarge, .unwritable, .unreadable: "A file cannot be kept."
        }
    }
}
