import Cryptography
import FoundationEssentials
import Runtime

/// Who may post requests and validations (A1.9): who signs them, or shows the
/// token; anybody when neither is configured.
struct WebhookAuthenticity: Sendable {
    private let signature: WebhookSignature?
    private let token: Secret?

    /// What a sender shows of itself.
    struct Evidence: Sendable {
        let authorization: String?
        let id: String?
        let timestamp: String?
        let signatures: String?

        /// The body as received; none when it is not held in memory, and then
        /// a signature cannot be checked.
        let body: Data?
    }

    /// - Throws: `SettingsError` when the secret is not one, or when the service
    ///   is open beyond loopback without being told to be.
    init(_ environment: Environment, isLoopback: Bool) throws {
        token = environment.secret("WEBHOOK_TOKEN")
        signature = try environment.secret("WEBHOOK_SECRET").map { secret in
            guard let signature = WebhookSignature(secret: secret.reveal()) else {
                throw SettingsError(
                    "WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in base64"
                )
            }
            return signature
        }
        let isOpen = try environment.flag("WEBHOOK_OPEN", default: false)
        if token == nil, signature == nil, !isLoopback, !isOpen {
            throw SettingsError(
                "ingest listens beyond loopback: set WEBHOOK_SECRET or WEBHOOK_TOKEN, or "
                    + "WEBHOOK_OPEN=true to accept anybody"
            )
        }
    }

    /// Whether a sender may post; with both configured, either suffices.
    func accepts(_ evidence: Evidence, now: Date) -> Bool {
        guard token != nil || signature != nil else { return true }
        if let token, let shown = evidence.authorization, shown.hasPrefix("Bearer "),
            ConstantTime.equal(String(shown.dropFirst(7)), token.reveal())
        {
            return true
        }
        guard let signature, let id = evidence.id, let timestamp = evidence.timestamp,
            let signatures = evidence.signatures, let body = evidence.body
        else { return false }
        return signature.accepts(
            id: id,
            timestamp: timestamp,
            signatures: signatures,
            body: body,
            now: now
        )
    }
}
