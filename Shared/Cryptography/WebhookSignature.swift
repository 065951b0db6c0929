public import FoundationEssentials

/// The signature of Standard Webhooks, version `v1`.
///
/// It is an HMAC-SHA-256 over `<webhook-id>.<webhook-timestamp>.<body>`, as
/// the specification of standardwebhooks.com defines it.
public struct WebhookSignature: Sendable {
    /// How far the sender's clock may be off, in seconds, either way.
    public static let tolerance = 300.0

    private let key: Data

    /// Reads a secret as it is given out: `whsec_` and 24 to 64 bytes in
    /// base64, with or without padding.
    public init?(secret: String) {
        guard secret.hasPrefix("whsec_") else { return nil }
        let text = String(secret.dropFirst(6))
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let key = Data(base64Encoded: padded), (24...64).contains(key.count) else {
            return nil
        }
        self.key = key
    }

    /// The value of `webhook-signature` for a body.
    ///
    /// - Parameters:
    ///   - body: The body as it is sent.
    ///   - id: The value of `webhook-id`.
    ///   - timestamp: The value of `webhook-timestamp`, in Unix seconds.
    /// - Returns: `v1,` and the signature in base64.
    public func signature(of body: Data, id: String, timestamp: Int) -> String {
        let signed = Data("\(id).\(timestamp).".utf8) + body
        return "v1," + Hash.hmacSHA256(signed, key: key).base64EncodedString()
    }

    /// Whether any of the listed signatures is right for the body, now.
    ///
    /// An identifier with a dot is refused: the dots part what is signed, and
    /// one more would let a signature be shifted onto another message.
    public func accepts(
        id: String,
        timestamp: String,
        signatures: String,
        body: Data,
        now: Date
    ) -> Bool {
        guard !id.isEmpty, !id.contains("."), let seconds = Int(timestamp),
            timestamp == String(seconds),
            abs(now.timeIntervalSince1970 - Double(seconds)) <= Self.tolerance
        else { return false }
        let expected = signature(of: body, id: id, timestamp: seconds)
        // Every entry is compared, so that the time taken tells nothing.
        return signatures.split(separator: " ").reduce(false) { accepted, entry in
            ConstantTime.equal(String(entry), expected) || accepted
        }
    }
}
