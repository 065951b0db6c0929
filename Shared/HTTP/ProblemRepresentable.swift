public import Contracts

/// An error that says itself how it is answered.
///
/// Each service conforms its domain errors in its one `Problems.swift`. The
/// router answers these as their problem and any other error as a bare 500.
public protocol ProblemRepresentable: Error {
    var problem: Problem { get }

    /// Seconds after which asking again makes sense, for `Retry-After`.
    var retryAfter: Int? { get }
}

extension ProblemRepresentable {
    public var retryAfter: Int? { nil }
}

extension Problem {
    /// A problem of one of the kinds that `docs/problems` describes.
    ///
    /// - Parameters:
    ///   - kind: The last part of its type: `validation`, `not-found`, ...
    ///   - status: The HTTP status that it is answered with.
    ///   - title: What kind of problem it is, the same for one kind.
    ///   - detail: What is wrong this time, for people.
    ///   - errors: The wrong parts of the request.
    public init(
        kind: String,
        status: Int,
        title: String,
        detail: String? = nil,
        errors: [FieldError]? = nil
    ) {
        self.init(
            type: "urn:guichet:problem:\(kind)",
            title: title,
            status: status,
            detail: detail,
            errors: errors
        )
    }

    /// The request has wrong fields.
    public static func validation(_ errors: [FieldError]) -> Problem {
        Problem(
            kind: "validation",
            status: 422,
            title: "The request is not valid",
            detail: errors.count == 1
                ? "1 field is not valid." : "\(errors.count) fields are not valid.",
            errors: errors
        )
    }

    /// The key has been used for something else.
    public static let keyReused = Problem(
        kind: "idempotency-key-reused",
        status: 409,
        title: "The idempotency key belongs to another request",
        detail: "Send another Idempotency-Key, or the request that this one came with first."
    )
}
