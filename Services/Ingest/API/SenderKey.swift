import HTTP
import ServiceKit

extension Request {
    /// The name that the sender gave to this delivery, the same when it is
    /// sent again: a `webhook-id`, else an `Idempotency-Key`.
    ///
    /// - Throws: `RequestError.badIdempotencyKey` when there are several, or one
    ///   that is not 1 to 255 visible ASCII characters.
    func senderKey() throws(RequestError) -> String? {
        let ids = headers.values(of: "webhook-id")
        guard let id = ids.first else { return try idempotencyKey() }
        guard ids.count == 1, (1...255).contains(id.utf8.count),
            id.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .badIdempotencyKey }
        return id
    }

    /// The same, for a word about a quote.
    func statementKey() throws(RequestError) -> StatementKey? {
        try senderKey().map { StatementKey(text: "named:\($0)", fingerprint: fingerprint) }
    }
}
