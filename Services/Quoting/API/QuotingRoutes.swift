import Contracts
import HTTP

/// What Quoting answers, and the owner's files from which it does.
struct QuotingRoutes: Sendable {
    let grid: Grid
    let book: MessageBook

    /// Who is asked where the grid leaves the work open.
    var advisor = LevelAdvisor.none

    var routes: [Route] {
        [
            Route(QuotingAPI.analyse) { request, _ in await analyse(request) },
            Route(QuotingAPI.compose) { order, _ in try book.message(for: order) },
            Route(QuotingAPI.quote) { order, _ in try await quote(order) },
        ]
    }
}
