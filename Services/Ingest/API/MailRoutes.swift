import Contracts
import HTTP
import Runtime

/// The mails that came in, as an operator sees them.
struct MailRoutes: Sendable {
    let book: IncomingBook
    let clock: WallClock

    var routes: [Route] {
        [
            Route(IngestAPI.listIncoming) { _, request in try await list(request) },
            Route(IngestAPI.retryIncoming) { _, request in
                try await book.release(try request.parameter("mail"), at: clock.now())
            },
        ]
    }

    private func list(_ request: Request) async throws -> ArrivedMailList {
        let limit = try request.pageSize()
        let mails = try await book.list(
            try request.query("state", as: String.self).map(ArrivedMailState.init(rawValue:)),
            limit: limit,
            before: try request.query("before", as: String.self)
        )
        return ArrivedMailList(
            mails: mails,
            next: mails.count == limit ? mails.last?.mail : nil
        )
    }
}
