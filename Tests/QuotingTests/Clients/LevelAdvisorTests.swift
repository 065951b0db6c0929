import Anthropic
import Contracts
import Curl
import HTTP
import Observability
import Runtime
import TestSupport
import Testing

@testable import Quoting

/// Quoting's router with a stand-in of Claude behind it.
private struct Advised: Sendable {
    let standIn: AnthropicStandIn
    let log: Notes
    let router: RouterClient
    let grid: Grid

    static func run(
        timeout: Double = 30,
        _ body: @escaping @Sendable (Advised) async throws -> Void
    ) async throws {
        let standIn = try AnthropicStandIn()
        let http = HTTPClient()
        let notes = Notes()
        let log = Log(service: "quoting") { notes.add($0) }
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
        let grid = try Embedded.grid.get()
        let api = QuotingRoutes(
            grid: grid,
            book: try Embedded.book.get(),
            advisor: .languageModel(claude.model)
        )
        let advised = Advised(
            standIn: standIn,
            log: notes,
            router: RouterClient(Router(api.routes, log: log, metrics: metrics)),
            grid: grid
        )
        try await ServiceGroup([http, standIn]).run { try await body(advised) }
    }

    func analysis(of request: RequestToAnalyse) async throws -> RequestAnalysis {
        try await router.call(QuotingAPI.analyse, request)
    }
}

@Suite("Claude, asked about an object,")
struct LevelAdvisorTests {
    private static let open = RequestToAnalyse.sample(
        "Porte-bidules",
        "Grande structure verte posée dans notre entrée \(InjectionTexts.mark)"
    )

    @Test func `says how much work it is, and the grid its price`() async throws {
        try await Advised.run { service in
            service.standIn.decide { .decision("medium", 85, on: $0) }
            let analysis = try await service.analysis(of: Self.open)
            #expect(analysis.rule == "llm_medium_object")
            #expect(analysis.creditsEstimes == 2)
            let prompt = try #require(service.standIn.prompts.first)
            #expect(prompt.tool == "estimate_object")
            #expect(prompt.choices == ["complexity": ["simple", "medium", "complex", "doubtful"]])
            #expect(prompt.text("objet") == "Porte-bidules")
            #expect(prompt.text("file_names") == "face.jpg\nprofil.jpg")
        }
    }

    @Test func `is not asked about what the grid decides`() async throws {
        try await Advised.run { service in
            for request in [
                RequestToAnalyse.sample(), .sample("Vase", "voir PJ"),
                .sample("Lustre en cristal", "Lustre ancien, douze bras, diamètre 90 cm"),
                .sample("Lustre", "voir PJ", files: ["a.glb"]),
            ] {
                let analysis = try await service.analysis(of: request)
                #expect(analysis == service.grid.analysis(of: request))
            }
            #expect(service.standIn.requests.isEmpty)
        }
    }

    @Test(arguments: ["doubtful", "simple"])
    func `leaves the object to a person when it cannot tell`(word: String) async throws {
        try await Advised.run { service in
            service.standIn.decide { .decision(word, word == "simple" ? 60 : 100, on: $0) }
            let analysis = try await service.analysis(of: Self.open)
            #expect(analysis == service.grid.analysis(of: Self.open))
        }
    }

    @Test(arguments: AnthropicFault.allCases)
    func `leaves the object to a person when it fails`(fault: AnthropicFault) async throws {
        try await Advised.run(timeout: fault == .silence ? 0.5 : 30) { service in
            service.standIn.fail(fault)
            let analysis = try await service.analysis(of: Self.open)
            #expect(analysis == service.grid.analysis(of: Self.open))
            #expect(!service.standIn.requests.isEmpty)
        }
    }

    @Test func `leaves the object to a person when a text steers it into another form`()
        async throws
    {
        try await Advised.run { service in
            // Classification's tests go through every text with every reply.
            for (index, text) in InjectionTexts.short.enumerated() {
                let obedient = ObedientReply.all[index % ObedientReply.all.count]
                service.standIn.decide(obedient.reply)
                let request = RequestToAnalyse.sample(
                    "Porte-bidules",
                    "Grande structure verte dans notre entrée. \(text) \(InjectionTexts.mark)"
                )
                let analysis = try await service.analysis(of: request)
                #expect(analysis == service.grid.analysis(of: request), "\(obedient)")
            }
            #expect(!service.standIn.prompts.isEmpty)
            for line in service.log.all { #expect(!line.contains(InjectionTexts.mark)) }
        }
    }

    @Test func `gives no price but the grid's, whatever a text says`() async throws {
        try await Advised.run { service in
            service.standIn.decide { .decision("simple", 100, on: $0) }
            for text in InjectionTexts.short {
                let request = RequestToAnalyse.sample("Porte-bidules", "Structure verte. \(text)")
                let analysis = try await service.analysis(of: request)
                #expect([nil, 1, 2].contains(analysis.creditsEstimes))
                #expect(!analysis.reason.contains("Ignore"))
                #expect(analysis.completeness == service.grid.analysis(of: request).completeness)
            }
        }
    }
}
