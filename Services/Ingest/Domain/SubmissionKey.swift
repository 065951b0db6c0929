/// Under which key a submission is known, so that the same one is taken once
/// (A1.8).
enum SubmissionKey: Equatable {
    /// The sender named it: an `Idempotency-Key` or a `webhook-id`.
    case named(String)

    /// The sender named none: an identical payload within the window is the
    /// same submission.
    case payload

    /// The key as it is stored.
    ///
    /// - Parameter fingerprint: The SHA-256 of the submission's content.
    /// - Returns: A text that no key of the other kind can equal.
    func text(fingerprint: String) -> String {
        switch self {
        case .named(let name): "named:\(name)"
        case .payload: "payload:\(fingerprint)"
        }
    }
}
