import Contracts
import HTTP

extension InvalidForm: ProblemRepresentable {
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
        case .keyReused: .keyReused
        case .queueFull: RequestError.overloaded.problem
        }
    }

    var retryAfter: Int? { self == .queueFull ? 5 : nil }
}

extension TypeCorrectionError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknownRequest: RequestError.notFound.problem
        case .unfinished(let state):
            Problem(
                kind: "request-unfinished",
                status: 409,
                title: "The request is not done yet",
                detail: "The request is \(state)."
            )
        case .keyReused: .keyReused
        }
    }
}

extension StatementKeyReused: ProblemRepresentable {
    var problem: Problem { .keyReused }
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
        case .notForEstimate(let status):
            Problem(
                kind: "not-for-estimate",
                status: 409,
                title: "No estimate is waited for",
                detail: "The ticket is \(status)."
            )
        }
    }
}

/// An operator asks for a mail that does not wait for a person.
enum ArrivedMailError: Error, Equatable {
    case unknown
    case notKept(ArrivedMailState)
}

extension ArrivedMailError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknown:
            Problem(kind: "unknown-mail", status: 404, title: "There is no such mail")
        case .notKept(let state):
            Problem(
                kind: "mail-not-kept",
                status: 409,
                title: "The mail does not wait for a person",
                detail: "The mail is \(state)."
            )
        }
    }
}
