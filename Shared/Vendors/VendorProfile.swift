public import Curl
import HTTP

/// How one vendor speaks, beyond plain HTTP.
public struct VendorProfile: Sendable {
    /// Its name, as errors, logs and metrics show it.
    public let name: String

    /// The vendor's own word for what is wrong, such as `VALIDATION_ERROR`:
    /// nothing that a customer wrote.
    public var errorCode: @Sendable (IncomingResponse) -> String

    /// Seconds of quiet that an answer asks for, be it a refusal or the last
    /// call of a window; nothing when it asks for none.
    public var pause: @Sendable (IncomingResponse) -> Double?

    /// Whether an answer says by itself that the call may, or must not, be made
    /// again; nothing when it does not say.
    public var mayRepeat: @Sendable (IncomingResponse) -> Bool? = { _ in nil }

    /// Calls and repetitions together, at most.
    public var attempts = 3

    /// Seconds that one call waits for its turn or for a vendor's pause, all
    /// attempts together; what takes longer is left to the caller.
    public var patience = 8.0

    /// Seconds after which a call that failed is not made again, waiting and
    /// asking together: one that ran out of time is repeated once.
    public var persistence = 12.0

    public init(
        name: String,
        errorCode: @escaping @Sendable (IncomingResponse) -> String,
        pause: @escaping @Sendable (IncomingResponse) -> Double? = VendorProfile.retryAfter
    ) {
        self.name = name
        self.errorCode = errorCode
        self.pause = pause
    }

    /// What `Retry-After` says in seconds, on an answer of 429 or 503.
    public static let retryAfter: @Sendable (IncomingResponse) -> Double? = { answer in
        guard [429, 503].contains(answer.status) else { return nil }
        return answer.headers.retryAfter
    }
}
