public import Durability
public import ServiceKit

/// A service that does not answer is asked again later; one that refuses is
/// shown to a person.
extension CallError: RunFailure {
    public var decision: RetryDecision {
        isTransient ? .retry(after: retryAfter.map(Double.init)) : .quarantine
    }

    public var summary: String { description }
}
