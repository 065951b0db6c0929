public import Contracts
public import Database
public import HTTP

/// A database that cannot be written now is a matter of time: 503. Any other
/// failure of it is a defect, and answered as one.
extension DatabaseError: ProblemRepresentable {
    public var problem: Problem {
        guard isRetryable else {
            return Problem(kind: "internal", status: 500, title: "Something went wrong here")
        }
        return Problem(
            kind: "storage-unavailable",
            status: 503,
            title: "The store cannot be written now",
            detail: "Nothing was stored. Ask again later."
        )
    }

    public var retryAfter: Int? { isRetryable ? 5 : nil }
}
