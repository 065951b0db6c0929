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

    /// Seconds that the service asked to wait; 1 when it did not say and the
    /// same call may succeed later.
    public let retryAfter: Int?

    public init(service: String, reason: Reason, retryAfter: Int? = nil) {
        self.service = service
        self.reason = reason
        self.retryAfter = retryAfter ?? (Self.isTransient(reason) ? 1 : nil)
    }

    /// Whether the same call may succeed later.
    public var isTransient: Bool { Self.isTransient(reason) }

    private static func isTransient(_ reason: Reason) -> Bool {
        switch reason {
        case .noAnswer: true
        // Waiting does not give a key its first content back.
        case .refused(let problem) where problem.type == keyReused: false
        case .refused(let problem): isTransient(problem.status)
        case .badAnswer(let status): status < 400 || isTransient(status)
        }
    }

    /// Problems whose detail is a vendor's name and its code: what an operator
    /// needs to mend it, and nothing that a customer wrote.
    private static let ofVendors: Set<String> = [
        "urn:guichet:problem:vendor-refused", "urn:guichet:problem:vendor-unavailable",
    ]

    private static let keyReused = Problem.keyReused.type

    private static func isTransient(_ status: Int) -> Bool {
        status >= 500 || [408, 409, 425, 429].contains(status)
    }

    /// Without what the caller sent or the customer wrote.
    public var description: String {
        switch reason {
        case .noAnswer(let what): "\(service): \(what)"
        case .refused(let problem):
            // Where it is wrong and how; neither holds what was sent.
            ((["\(service): \(problem.status) \(problem.title)"])
                + (Self.ofVendors.contains(problem.type) ? [problem.detail ?? ""] : [])
                + (problem.errors ?? []).map { "\($0.pointer) \($0.detail)" })
                .joined(separator: ", ")
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
