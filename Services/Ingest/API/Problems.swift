public import Contracts
public import HTTP
public import MIME

extension InvalidSubmission: ProblemRepresentable {
    var problem: Problem { .validation(errors) }
}

/// What can be wrong with a submission besides its fields.
enum SubmissionError: Error, Equatable {
    /// The key was used before, for another request.
    case keyReused

    /// Too much waits already; nothing was stored.
    case queueFull
}

extension SubmissionError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .keyReused:
            Problem(
                kind: "idempotency-key-reused",
                status: 409,
                title: "The idempotency key belongs to another request",
                detail: "Send each request under a key of its own."
            )
        case .queueFull:
            Problem(
                kind: "overloaded",
                status: 503,
                title: "Too much is asked at once",
                detail: "Nothing was stored. Ask again later."
            )
        }
    }

    var retryAfter: Int? { self == .queueFull ? 5 : nil }
}

extension StatementKeyReused: ProblemRepresentable {
    var problem: Problem { SubmissionError.keyReused.problem }
}

extension UploadFolder.Unwritable: ProblemRepresentable {
    var problem: Problem {
        Problem(
            kind: "storage-unavailable",
            status: 503,
            title: "The store cannot be written now",
            detail: "Nothing was stored. Ask again later."
        )
    }

    var retryAfter: Int? { 5 }
}

extension QuoteDecisionError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknownTicket:
            Problem(
                kind: "unknown-ticket",
                status: 404,
                title: "There is no such ticket"
            )
        case .alreadyValidated:
            Problem(
                kind: "already-validated",
                status: 409,
                title: "The ticket is already validated"
            )
        case .alreadyRejected:
            Problem(kind: "already-rejected", status: 409, title: "The ticket is rejected")
        case .expired:
            Problem(kind: "quote-expired", status: 409, title: "The quote has run out")
        case .outdated:
            Problem(
                kind: "quote-outdated",
                status: 409,
                title: "The quote was replaced by a newer one"
            )
        case .notQuoted(let status):
            Problem(
                kind: "not-quoted",
                status: 409,
                title: "There is no quote to answer",
                detail: "The ticket is \(status)."
            )
        }
    }
}

extension FormDataError: ProblemRepresentable {
    public var problem: Problem {
        switch self {
        case .fileTooLarge(_, let maximum):
            RequestError.contentTooLarge(limit: Int(maximum)).problem
        case .unwritable, .unreadable: UploadFolder.Unwritable().problem
        default:
            Problem(
                kind: "bad-form",
                status: 400,
                title: "The form cannot be read",
                detail: "\(self)"
            )
        }
    }
}
