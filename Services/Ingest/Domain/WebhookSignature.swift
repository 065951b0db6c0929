import Cryptography
import FoundationEssentials

/// The signature of Standard Webhooks, version `v1`: HMAC-SHA-256 over
/// `<webhook-id>.<webhook-timestamp>.<body>`.
struct WebhookSignature: Sendable {
    /// How far the sender's clock may be off, in seconds, either way.
    static let tolerance = 300.0

    private let key: Data

    /// Reads a secret as it is given out: `whsec_` and base64.
    ///
    /// - Returns: Nothing when it is not one of 24 to 64 bytes.
    init?(secret: String) {
        guard secret.hasPrefix("whsec_") else { return nil }
        let text = String(secret.dropFirst(6))
        let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let key = Data(base64Encoded: padded), (24...64).contains(key.count) else {
            return nil
        }
        self.key = key
    }

    /// Whether any of the listed signatures is right for the body, now.
    func accepts(id: String, timestamp: String, signatures: String, body: Data, now: Date) -> Bool {
        guard !id.isEmpty, let seconds = Int(timestamp),
            abs(now.timeIntervalSince1970 - Double(seconds)) <= Self.tolerance
        else { return false }
        let expected = Hash.hmacSHA256(Data("\(id).\(timestamp).".utf8) + body, key: key)
            .base64EncodedString()
        // Every entry is compared, so that the time taken tells nothing.
        return signatures.split(separator: " ").reduce(false) { accepted, entry in
            let matches =
                entry.hasPrefix("v1,") && ConstantTime.equal(String(entry.dropFirst(3)), expected)
            return accepted || matches
        }
    }
}
