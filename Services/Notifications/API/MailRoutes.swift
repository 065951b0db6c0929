import Contracts
import HTTP
import ServiceKit

/// The doors for mails and for words to the admin.
struct MailRoutes: Sendable {
    /// A mail holds its body twice, and JSON escapes some of it.
    private static let bodyLimit = 8 << 20

    let mailroom: Mailroom

    var routes: [Route] {
        [
            Route(NotificationsAPI.sendMail, limit: Self.bodyLimit) { mail, request in
                try await mailroom.send(mail, try order(request))
            },
            Route(NotificationsAPI.tellAdmin) { notice, request in
                try await mailroom.tellAdmin(notice, try order(request))
            },
        ]
    }

    private func order(_ request: Request) throws(RequestError) -> Mailroom.Order {
        guard let key = try request.idempotencyKey() else { throw .missingIdempotencyKey }
        return Mailroom.Order(key: key, fingerprint: request.fingerprint)
    }
}
