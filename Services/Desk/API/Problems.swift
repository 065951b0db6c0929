import Contracts
import HTTP

extension InvalidInput: ProblemRepresentable {
    var problem: Problem { .validation(errors) }
}

extension TicketError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknown:
            Problem(
                kind: "unknown-ticket",
                status: 404,
                title: "There is no such ticket"
            )
        }
    }
}

extension EffectError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .keyReused: .keyReused
        }
    }
}

extension PageError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknownCursor: RequestError.badParameter("before").problem
        }
    }
}
