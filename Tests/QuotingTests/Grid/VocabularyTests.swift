import Contracts
import Language
import Testing

@testable import Quoting

@Suite("The grid's vocabulary")
struct VocabularyTests {
    private let grid: Grid

    init() throws {
        grid = try Embedded.grid.get()
    }

    @Test(arguments: [
        ("une boîte à musique", ["boîte à musique"]),
        ("une table de chevet et un vase", ["table de chevet", "vase"]),
        ("le tableau des stables", []),
        ("dans le cadre du projet", []),
        ("un vase lustré, finition lustrée", ["vase", "lustre"]),
        ("ORNEMENTATION", ["ornement"]),
    ])
    func `finds whole words, the longest phrase first`(text: String, found: [String]) {
        #expect(grid.vocabulary.findings(in: Words(text)).map(\.shown) == found)
    }

    @Test func `reads every phrase of its own grid`() throws {
        let file = try SectionedFile(
            EmbeddedFiles.grid,
            name: EmbeddedFiles.gridName,
            sections: Grid.sections
        )
        for (name, meaning) in Meaning.sections where meaning != .ignored {
            for phrase in try file.section(name).gridPhrases() {
                let found = grid.vocabulary.findings(in: Words(phrase.shown))
                #expect(
                    found.contains { $0.meaning == meaning },
                    "line \(phrase.line.number): \(phrase.line.text)"
                )
            }
        }
    }
}
