import Anthropic
import Contracts
import Curl
import HTTP
import Observability
import Runtime
import TestSupport

@testable import Classification

/// Classification's router with a stand-in of Claude behind it.
struct AdvisedClassification: Sendable {
    let standIn: AnthropicStandIn
    let log: Notes
    let router: RouterClient

    /// Runs a body with the rules, or another classifier, advised by a stand-in.
    static func run(
        timeout: Double = 30,
        classifier: RequestClassifier = .rules,
        _ body: @escaping @Sendable (AdvisedClassification) async throws -> Void
    ) async throws {
        let standIn = try AnthropicStandIn()
        let http = HTTPClient()
        let notes = Notes()
        let log = Log(service: "classification") { notes.add($0) }
        let metrics = Metrics()
        let claude = AnthropicClient(
            AnthropicSettings(
                key: Secret(AnthropicStandIn.key),
                base: standIn.url,
                timeout: timeout
            ),
            http: http,
            metrics: metrics,
            log: log,
            clock: TestTime().clock
        )
        let api = ClassificationRoutes(
            requests: classifier.advised(by: .languageModel(claude.model)),
            replies: .judging(by: try ModelShelf.builtIn(.replies)),
            messages: .sample
        )
        let advised = AdvisedClassification(
            standIn: standIn,
            log: notes,
            router: RouterClient(Router(api.routes, log: log, metrics: metrics))
        )
        try await ServiceGroup([http, standIn]).run { try await body(advised) }
    }

    func classification(of request: RequestToClassify) async throws -> RequestClassification {
        try await router.call(ClassificationAPI.classifyRequest, request)
    }
}

extension RequestToClassify {
    /// A request that the rules know nothing about.
    static let unclear = RequestToClassify(
        source: .contact,
        objet: "chevalet",
        description: "Le chevalet du salon, vu de face \(InjectionTexts.mark)",
        fichiers: [FileName(name: "chevalet-face")]
    )

    /// What the rules alone make of it.
    var decidedByRules: RequestClassification {
        RequestClassification(RequestRules.opinion(on: self), from: source)
    }
}
