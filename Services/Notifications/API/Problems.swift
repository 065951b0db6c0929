import Contracts
import HTTP

extension InvalidMail: ProblemRepresentable {
    var problem: Problem { .validation(errors) }
}

extension MailResolutionError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknownMail: RequestError.notFound.problem
        case .settled(let state):
            Problem(
                kind: "mail-settled",
                status: 409,
                title: "The mail does not wait for a person",
                detail: "It is \(state)."
            )
        }
    }
}
