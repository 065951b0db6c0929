/// Under which key a submission is known, so that the same one is taken once
/// (A1.8).
enum SubmissionKey: Equatable {
    /// The sender named it: an `Idempotency-Key` or a `webhook-id`.
    case named(String)

    /// The sender named none: an identical payload within the window is the
    /// same submission.
    case payload

    /// Seconds in which an identical payload is the same submission.
    static let payloadWindow = 600.0

    /// The keys under which a submission of that content may be stored; it is
    /// stored under the first one.
    ///
    /// Those of payloads begin with the window in which they came, counted from
    /// 1970: what came more than one window ago is of no interest, and new ones
    /// stand beside those of the same minutes, however many are older.
    ///
    /// - Parameters:
    ///   - fingerprint: The SHA-256 of the submission's content.
    ///   - seconds: When it came, since 1970.
    /// - Returns: Texts that no key of the other kind can equal.
    func texts(fingerprint: String, at seconds: Double) -> [String] {
        switch self {
        case .named(let name):
            return ["named:\(name)"]
        case .payload:
            let window = (seconds / Self.payloadWindow).rounded(.down)
            // The next one, too: a clock may be set back.
            let places = [window, window - 1, window + 1].map {
                "payload:\(Int64(exactly: $0) ?? 0):\(fingerprint)"
            }
            // Earlier versions stored the last one.
            return places + ["payload:\(fingerprint)"]
        }
    }
}
