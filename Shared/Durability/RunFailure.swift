import Database

/// What becomes of a run whose workflow has thrown.
public enum RetryDecision: Sendable, Hashable {
    /// It waits and is tried again, not before this many seconds have passed.
    case retry(after: Double?)

    /// It cannot succeed: it waits for a person.
    case quarantine
}

/// An error that knows whether trying again can help.
///
/// Any other error is tried again until the attempts are used up.
public protocol RunFailure: Error {
    var decision: RetryDecision { get }

    /// What went wrong, for the operator: recorded and logged, so without
    /// customer data.
    var summary: String { get }
}

extension JournalError: RunFailure {
    public var decision: RetryDecision { .quarantine }

    public var summary: String { description }
}

/// A failure as the journal records it.
struct RecordedFailure: Sendable, Hashable {
    private static let longestSummary = 500

    let decision: RetryDecision
    let summary: String

    init(_ error: any Error) {
        switch error {
        case let error as any RunFailure:
            decision = error.decision
            summary = String(error.summary.prefix(Self.longestSummary))
        case let error as DatabaseError:
            decision = error.isRetryable ? .retry(after: nil) : .quarantine
            summary = String(error.description.prefix(Self.longestSummary))
        default:
            // Its description could hold anything, also what a customer wrote.
            decision = .retry(after: nil)
            summary = "\(type(of: error))"
        }
    }
}
