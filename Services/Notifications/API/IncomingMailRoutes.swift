import Contracts
import HTTP

/// The doors to the mails that came in.
struct IncomingMailRoutes: Sendable {
    let store: IncomingStore
    let folder: InboxFolder

    var routes: [Route] {
        [
            Route(NotificationsAPI.incomingMails) { _, request in
                let after = try request.query("after", as: Int.self) ?? 0
                guard after >= 0 else { throw RequestError.badParameter("after") }
                let mails = try await store.page(after: after, limit: try request.pageSize())
                return IncomingMailPage(mails: mails, highest: try await store.highest())
            },
            Route(
                NotificationsAPI.incomingAttachment,
                body: { _ in .none },
                respond: attachment
            ),
        ]
    }

    /// `GET /v1/incoming-mails/{mail}/attachments/{number}`: the file's bytes.
    @Sendable
    private func attachment(_ request: Request) async throws -> Response {
        let number = try request.parameter("number", as: Int.self)
        guard let mail = try await store.find(try request.parameter("mail")),
            let attachment = mail.attachments.first(where: { $0.number == number })
        else { throw RequestError.notFound }
        let file = try await folder.attachment(attachment, of: mail.id)
        return Response(
            status: 200,
            headers: [
                "Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff",
            ],
            body: .file(path: file.path, size: file.size)
        )
    }
}
