import FoundationEssentials
import HTTP

extension RequestHead {
    /// What the sender shows of itself, with the body where that is held in
    /// memory.
    func evidence(body: Data?) -> WebhookAuthenticity.Evidence {
        WebhookAuthenticity.Evidence(
            authorization: headers["authorization"],
            id: headers["webhook-id"],
            timestamp: headers["webhook-timestamp"],
            signatures: headers["webhook-signature"],
            body: body
        )
    }
}

extension Request {
    /// What the sender shows of itself.
    var evidence: WebhookAuthenticity.Evidence {
        let body: Data? = if case .bytes(let data) = body { data } else { nil }
        return head.evidence(body: body)
    }
}
