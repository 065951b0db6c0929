import Contracts
import Database
public import HTTP
public import Observability

/// The store can neither take nor give anything now.
struct StoreUnavailable: ProblemRepresentable {
    /// Whether too much waits at once, rather than the disk being full,
    /// read-only or broken.
    let isBusy: Bool

    var problem: Problem {
        Problem(
            kind: "store-unavailable",
            status: 503,
            title: "The store cannot be used now",
            detail: "Nothing is left half stored. Ask again later, under the same key."
        )
    }

    var retryAfter: Int? { isBusy ? 1 : 5 }
}

extension Router {
    /// Answers 503 where the database is only unavailable for now, and tells
    /// the operator why.
    ///
    /// Any other failure of the database is a fault of the program and goes
    /// on as one.
    public static func tellingOfTheStore(_ log: Log) -> Middleware {
        { request, next in
            do {
                return try await next(request)
            } catch let error as DatabaseError where error.isRetryable {
                log.error(
                    "store unavailable",
                    [.field("error.detail", error.description)],
                    trace: request.trace
                )
                throw StoreUnavailable(isBusy: error.code == .busy)
            }
        }
    }
}
