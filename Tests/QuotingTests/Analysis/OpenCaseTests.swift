import Contracts
import Testing

@testable import Quoting

@Suite("What the grid leaves open")
struct OpenCaseTests {
    private let grid: Grid

    init() throws {
        grid = try Embedded.grid.get()
    }

    @Test(arguments: [
        ("Porte-bidules", "Grande structure verte posée dans notre entrée", nil as Level?),
        ("Vase en grès", "Je ne sais pas encore quelle forme il doit avoir", .simple),
        ("Table de chevet", "Chevet en chêne à deux tiroirs, faisable en merisier ?", .medium),
    ])
    func `is an unknown or a doubtful object`(objet: String, description: String, least: Level?) {
        let open = openCase(.sample(objet, description))
        #expect(open != nil)
        #expect(open?.least == least)
        #expect(open?.analysis.validationStatus == .pendingAdmin)
    }

    @Test(arguments: [
        ("Vase en grès", "Vase blanc en grès, hauteur 25 cm, diamètre 12 cm."),
        ("Chaise", "bonjour"),
        ("Lustre en cristal", "Lustre ancien, douze bras, diamètre 90 cm"),
        ("Lustre en cristal", "Lustre ancien, douze bras, je ne sais pas la taille"),
        ("Lot 25 chaises", "25 chaises en hêtre, je ne sais pas encore lesquelles"),
    ])
    func `is nothing that is clear or goes to a person anyway`(
        objet: String,
        description: String
    ) {
        #expect(openCase(.sample(objet, description)) == nil)
    }

    @Test(arguments: [
        (Level.simple, "llm_simple_object", 1 as Int?), (.medium, "llm_medium_object", 2),
        (.complex, "llm_complex_object", nil),
    ])
    func `is priced by the grid once the level is known`(
        level: Level,
        rule: String,
        credits: Int?
    ) throws {
        let open = try #require(openCase(.sample("Porte-bidules", unknown)))
        let analysis = grid.analysis(of: open, by: LevelAdvice(level: level, confidence: 80))
        #expect(analysis.rule == rule)
        #expect(analysis.creditsEstimes == credits)
        #expect(analysis.validationStatus == (credits == nil ? .pendingAdmin : .pendingCredits))
        #expect(analysis.reason.contains("avis du modèle de langue (80 %)"))
        #expect(analysis.completeness == open.analysis.completeness)
        #expect(analysis.warnings == open.analysis.warnings)
        #expect(analysis.missingInfo == open.analysis.missingInfo)
        #expect(analysis.language == open.analysis.language)
    }

    @Test(arguments: [(Level.simple as Level?, 79), (nil, 100)])
    func `stays with a person when the advice is unsure`(level: Level?, confidence: Int) throws {
        let open = try #require(openCase(.sample("Porte-bidules", unknown)))
        let advice = LevelAdvice(level: level, confidence: confidence)
        #expect(grid.analysis(of: open, by: advice) == open.analysis)
    }

    @Test func `is never brought below what its words show`() throws {
        let request = RequestToAnalyse.sample(
            "Table de chevet",
            "Chevet en chêne à deux tiroirs, faisable en merisier ?"
        )
        let open = try #require(openCase(request))
        let analysis = grid.analysis(of: open, by: LevelAdvice(level: .simple, confidence: 99))
        #expect(analysis.rule == "llm_medium_object")
        #expect(
            analysis.reason == "Objet de complexité moyenne : avis du modèle de langue (99 %), "
                + "malgré « faisable »."
        )
    }

    private let unknown = "Grande structure verte posée dans notre entrée"

    private func openCase(_ request: RequestToAnalyse) -> OpenCase? {
        if case .open(let open) = grid.assessment(of: request) { open } else { nil }
    }
}
