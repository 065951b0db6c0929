import Anthropic
import Contracts
import Curl
import MicroHTTP
import Observability
import Runtime
import ServiceKit

@main
enum QuotingService {
    static func main() async {
        await Launch.service("quoting") { environment in
            let settings = try QuotingConfiguration(environment)
            let log = try Log(service: "quoting", environment: environment)
            let lock = try await settings.service.lock()
            return try [lock] + services(settings, log)
        }
    }

    /// What runs, in the order in which it starts.
    static func services(_ settings: QuotingConfiguration, _ log: Log) throws -> [any Service] {
        log.warnIfPlain("ANTHROPIC_BASE_URL", settings.anthropic?.base)
        let metrics = Metrics()
        let http = HTTPClient()
        var api = QuotingRoutes(grid: settings.grid, book: settings.book)
        if let anthropic = settings.anthropic {
            let claude = AnthropicClient(anthropic, http: http, metrics: metrics, log: log)
            api.advisor = .languageModel(claude.model)
            log.info("open objects are shown to Claude", [.field("llm.model", anthropic.model)])
        }
        return [
            http,
            try HTTPServer.service(
                settings.service,
                endpoints: QuotingAPI.endpoints,
                routes: api.routes,
                metrics: metrics,
                log: log
            ),
        ]
    }
}
