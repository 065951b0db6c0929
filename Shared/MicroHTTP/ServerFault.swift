import Contracts
import HTTP

/// Why the server itself refuses a request that is in order.
enum ServerFault: Error, Equatable {
    /// The body did not come in time.
    case tooSlow

    /// The body could not be written to disk.
    case cannotSpool

    /// All bodies together hold too much memory.
    case outOfBodyMemory
}

extension ServerFault: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .tooSlow:
            Problem(
                kind: "request-timeout",
                status: 408,
                title: "The request took too long to arrive"
            )
        case .cannotSpool:
            Problem(
                kind: "storage-unavailable",
                status: 503,
                title: "The store cannot be written now",
                detail: "Nothing was stored. Ask again later."
            )
        case .outOfBodyMemory: RequestError.overloaded.problem
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooSlow: nil
        case .cannotSpool: 10
        case .outOfBodyMemory: 1
        }
    }
}
