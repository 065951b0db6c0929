import Anthropic
import Contracts
import Curl
import MicroHTTP
import Observability
import Runtime
import ServiceKit

@main
enum ClassificationService {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard !LearningCommands.answer(Array(arguments)) else { return }
        await Launch.service("classification") { environment in
            let settings = try ClassificationConfiguration(environment)
            let log = try Log(service: "classification", environment: environment)
            let lock = try await settings.service.lock()
            return try [lock] + services(settings, log)
        }
    }

    /// What runs, in the order in which it starts.
    static func services(
        _ settings: ClassificationConfiguration,
        _ log: Log
    ) throws -> [any Service] {
        log.warnIfPlain("ANTHROPIC_BASE_URL", settings.anthropic?.base)
        let metrics = Metrics()
        let http = HTTPClient()
        let models = try ModelShelf(dataFolder: settings.service.dataFolder)
        for task in models.own {
            log.info("a model of the data folder is used", [.field("model", task)])
        }
        var requests = RequestClassifier.learned(models.requests)
        if let anthropic = settings.anthropic {
            let claude = AnthropicClient(anthropic, http: http, metrics: metrics, log: log)
            requests = requests.advised(by: .languageModel(claude.model))
            log.info(
                "ambiguous requests are shown to Claude",
                [.field("llm.model", anthropic.model)]
            )
        }
        return [
            http,
            try HTTPServer.service(
                settings.service,
                endpoints: ClassificationAPI.endpoints,
                routes: ClassificationRoutes(
                    requests: requests,
                    replies: .judging(by: models.replies),
                    messages: .learned(models)
                ).routes,
                metrics: metrics,
                log: log
            ),
        ]
    }
}
