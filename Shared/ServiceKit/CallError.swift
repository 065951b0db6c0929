public import Contracts
public import HTTP

/// A call to another service that did not succeed.
public struct CallError: Error, Sendable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        /// No answer came; whether the call took effect is not known.
        case noAnswer(String)

        /// The service answered with a problem.
        case refused(Problem)

        /// The service answered with something that is not its contract.
        case badAnswer(status: Int)
    }

    public let service: String
    public let reason: Reason

    /// Seconds that the service asked to wait.
    public let retryAfter: Int?

    public init(service: String, reason: Reason, retryAfter: Int? = nil) {
        self.service = service
        self.reason = reason
        self.retryAfter = retryAfter
    }

    /// Whether the same call may succeed later.
    public var isTransient: Bool {
        switch reason {
        case .noAnswer: true
        case .refused(let problem): Self.isTransient(problem.status)
        case .badAnswer(let status): status < 400 || Self.isTransient(status)
        }
    }

    private static func isTransient(_ status: Int) -> Bool {
        status >= 500 || [408, 409, 425, 429].contains(status)
    }

    /// Without what the caller sent or the customer wrote.
    public var description: String {
        switch reason {
        case .noAnswer(let what): "\(service): \(what)"
        case .refused(let problem): "\(service): \(problem.status) \(problem.title)"
        case .badAnswer(let status): "\(service): \(status) without a readable answer"
        }
    }
}

/// What a caller hears when a service that this one needs does not do it.
extension CallError: ProblemRepresentable {
    public var problem: Problem {
        if case .refused(let problem) = reason, !isTransient { return problem }
        return Problem(
            kind: "service-unavailable",
            status: 503,
            title: "A service that this one needs does not answer",
            detail: "\(service)"
        )
    }
}
