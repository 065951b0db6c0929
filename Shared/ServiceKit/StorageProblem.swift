public import Contracts
public import HTTP
public import Runtime

/// A folder that cannot be written now is a matter of time.
extension StorageUnavailable: ProblemRepresentable {
    public var problem: Problem {
        Problem(
            kind: "storage-unavailable",
            status: 503,
            title: "The store cannot be written now",
            detail: "Nothing is left half stored. Ask again later, under the same key."
        )
    }

    public var retryAfter: Int? { 5 }
}
