import Contracts
import HTTP
import ServiceKit

/// The doors for mails and for words to the admin.
struct MailRoutes: Sendable {
    /// A mail holds its body twice, and JSON escapes some of it.
    private static let bodyLimit = 8 << 20

    /// Several mails, seldom long ones.
    private static let lettersLimit = 16 << 20

    let mailroom: Mailroom

    var routes: [Route] {
        [
            Route(NotificationsAPI.sendMail, limit: Self.bodyLimit) { mail, request in
                try await mailroom.send(mail, try order(request))
            },
            Route(NotificationsAPI.tellAdmin) { notice, request in
                try await mailroom.tellAdmin(notice, try order(request))
            },
            Route(NotificationsAPI.sendLetters, limit: Self.lettersLimit) { order, _ in
                LetterReceipts(receipts: try await mailroom.send(order.letters))
            },
            Route(NotificationsAPI.listMails) { _, request in try await list(request) },
            Route(NotificationsAPI.resolveMail) { resolution, request in
                try await resolve(resolution, request)
            },
        ]
    }

    private func order(_ request: Request) throws(RequestError) -> Mailroom.Order {
        guard let key = try request.idempotencyKey() else { throw .missingIdempotencyKey }
        return Mailroom.Order(key: key, fingerprint: request.fingerprint)
    }
}

// MARK: - For operators

extension MailRoutes {
    private func list(_ request: Request) async throws -> MailList {
        let state = try request.query("state", as: String.self).map(MailState.init)
        if let state, !MailState.known.contains(state) { throw RequestError.badParameter("state") }
        let limit = try request.pageSize()
        let mails = try await mailroom.outbox.list(
            state: state,
            limit: limit + 1,
            after: try request.query("after")
        )
        let page = mails.prefix(limit)
        return MailList(
            mails: page.map(mailroom.queue.summary(of:)),
            next: mails.count > limit ? page.last?.key : nil
        )
    }

    private func resolve(
        _ resolution: MailResolution,
        _ request: Request
    ) async throws -> MailSummary {
        guard MailResolutionAction.known.contains(resolution.action) else {
            throw RequestError.invalid([
                FieldError(pointer: "#/action", detail: "must be resend or dismiss")
            ])
        }
        let key: String = try request.parameter("key")
        let mail = try await mailroom.outbox.resolve(key, resolution.action)
        mailroom.queue.signals.ring()
        return mailroom.queue.summary(of: mail)
    }
}
