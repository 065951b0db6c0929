import Contracts
import HTTP

/// What Quoting answers, and the owner's files from which it does.
struct QuotingRoutes: Sendable {
    let grid: Grid
    let book: MessageBook

    var routes: [Route] {
        [
            Route(QuotingAPI.analyse) { request, _ in grid.analysis(of: request) },
            Route(QuotingAPI.compose) { order, _ in try book.message(for: order) },
        ]
    }
}
