public import Contracts
public import Durability
public import HTTP

/// A vendor did not do what it was asked for.
public struct VendorError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// There was no answer, in words without customer data.
        case noAnswer(String)

        /// Too many calls.
        case rateLimited

        /// The vendor has a problem of its own.
        case unavailable(status: Int)

        /// The key, or what it may do, is not enough.
        case notAllowed(status: Int, code: String)

        /// The vendor says no to this call, whenever it is made.
        case refused(status: Int, code: String)

        /// The answer is not what the vendor's documents say.
        case unreadable(String)
    }

    public let vendor: String
    public let reason: Reason

    /// Whether the vendor may nevertheless have done it.
    public let mayHaveTakenEffect: Bool

    /// Seconds after which it may be asked again.
    public let retryAfter: Int?

    public init(
        _ vendor: String,
        _ reason: Reason,
        mayHaveTakenEffect: Bool,
        retryAfter: Int? = nil
    ) {
        self.vendor = vendor
        self.reason = reason
        self.mayHaveTakenEffect = mayHaveTakenEffect
        self.retryAfter = retryAfter
    }

    /// Whether the same call may succeed later.
    public var isTransient: Bool {
        if case .refused = reason { false } else { true }
    }

    public var description: String {
        switch reason {
        case .noAnswer(let what): "\(vendor): \(what)"
        case .rateLimited: "\(vendor): too many calls"
        case .unavailable(let status): "\(vendor): answers \(status)"
        case .notAllowed(let status, let code): "\(vendor): does not allow it (\(status) \(code))"
        case .refused(let status, let code): "\(vendor): refuses (\(status) \(code))"
        case .unreadable(let what): "\(vendor): unreadable answer: \(what)"
        }
    }
}

extension VendorError: EffectFailure {
    public var tookNoEffect: Bool { !mayHaveTakenEffect }
}

/// What the caller of a service hears: wait, or a person must look.
extension VendorError: ProblemRepresentable {
    public var problem: Problem {
        isTransient
            ? Problem(
                kind: "vendor-unavailable",
                status: 503,
                title: "A vendor does not do its work now",
                detail: description
            )
            : Problem(
                kind: "vendor-refused",
                status: 422,
                title: "A vendor refuses this",
                detail: description
            )
    }
}
