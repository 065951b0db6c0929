import FoundationEssentials
import HTTP

extension Request {
    /// What the sender shows of itself.
    var evidence: WebhookAuthenticity.Evidence {
        let body: Data? = if case .bytes(let data) = body { data } else { nil }
        return WebhookAuthenticity.Evidence(
            authorization: headers["authorization"],
            id: headers["webhook-id"],
            timestamp: headers["webhook-timestamp"],
            signatures: headers["webhook-signature"],
            body: body
        )
    }
}
