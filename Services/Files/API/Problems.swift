public import Contracts
public import HTTP
public import S3

extension FileRefusal: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .address(let fault):
            Problem(
                kind: "file-refused-address",
                status: 422,
                title: "The file's address is not asked",
                detail: fault.sentence
            )
        case .unavailable(let fault):
            Problem(
                kind: "file-unavailable",
                status: 422,
                title: "The file cannot be fetched from its address",
                detail: fault.sentence
            )
        case .tooLarge(let limit):
            Problem(
                kind: "file-too-large",
                status: 422,
                title: "The file is too large",
                detail: "At most \(limit) bytes are kept."
            )
        case .type(let fault, let mediaType):
            Problem(
                kind: "file-type-refused",
                status: 422,
                title: "The file is of a type that is not kept",
                detail: fault.sentence(mediaType)
            )
        case .sizeDiffers(let stated, let actual):
            Problem(
                kind: "file-size-differs",
                status: 422,
                title: "The file does not have the size that the form says",
                detail: "It has \(actual) bytes; the form says \(stated)."
            )
        }
    }
}

extension FileLinkError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .invalid:
            Problem(
                kind: "file-link-invalid",
                status: 403,
                title: "The link is not one of this service's",
                detail: "It may have been cut short or changed on its way."
            )
        case .expired:
            Problem(
                kind: "file-link-expired",
                status: 410,
                title: "The link has expired"
            )
        }
    }
}

/// The store's own trouble, or a key that it does not accept: the file waits
/// for either to be mended.
extension S3Error: ProblemRepresentable {
    public var problem: Problem { .storeUnavailable("\(self)") }
}

/// A file lies in a bucket, and there are no settings of one.
struct StoreNotConfigured: ProblemRepresentable {
    var problem: Problem { .storeUnavailable("The bucket of this file is not configured.") }

    var retryAfter: Int? { 60 }
}

extension Problem {
    fileprivate static func storeUnavailable(_ detail: String) -> Problem {
        Problem(
            kind: "vendor-unavailable",
            status: 503,
            title: "A vendor does not do its work now",
            detail: detail
        )
    }
}
