import Contracts
import Testing

@testable import Quoting

@Suite("A grid that its owner edited")
struct GridFileTests {
    /// The embedded grid with one piece of text in the place of another.
    private func grid(replacing old: String, with new: String) throws -> Grid {
        let text = EmbeddedFiles.grid
        try #require(text.contains(old))
        return try Grid(text.replacing(old, with: new, maxReplacements: 1), name: "mine.conf")
    }

    @Test(arguments: [
        ("objet_min_length = 5", "objet_min_length = five", "objet_min_length must be a whole"),
        ("objet_min_length = 5", "objet_min_length = 0", "objet_min_length must be a whole"),
        ("objet_min_length = 5", "objet_min_length", "a setting is written as key = value"),
        ("objet_min_length = 5", "objet_min_length =", "objet_min_length has no value"),
        ("objet_min_length = 5", "objet_min = 5", "has no setting objet_min"),
        ("[determiners]", "[articles]", "there is no section [articles]"),
        ("[determiners]", "[determiners", "a section is opened as [name]"),
        ("[determiners]", "[completeness]", "section [completeness] is there already, on line"),
        (".glb, .gltf", ".glb,, .gltf", "there is nothing between two commas"),
        (".glb, .gltf", ".glb, .glb", ".glb is listed twice"),
        (".glb, .gltf", "glb, .gltf", "neither an ending such as .png nor a media type"),
        ("lustre, lustres", "*ustre, lustres", "a star stands only at the end of a word"),
        ("lustre, lustres", "--, lustres", "\"--\" holds no word"),
        ("lustre, lustres", "Chaïse, lustres", "\"Chaïse\" means something else on line"),
        ("credits = admin", "credits = free", "credits must be a number from 1 to 1000"),
        ("credits = 2", "credits = ask", "only an incomplete request can ask"),
        ("credits = ask", "credits = 1", "an incomplete request has no price"),
    ])
    func `is refused with the line to mend`(old: String, new: String, message: String) throws {
        let line = try #require(lineNumber(of: old))
        let error = try #require(throws: DataFileError.self) {
            _ = try grid(replacing: old, with: new)
        }
        #expect(error.file == "mine.conf")
        #expect(error.line == line)
        #expect(error.message.contains(message))
        #expect(error.description.hasPrefix("mine.conf, line \(line): "))
    }

    @Test func `is refused when a section is missing`() throws {
        let text = try #require(EmbeddedFiles.grid.firstRange(of: "[complex.judgements]"))
        let cut = String(EmbeddedFiles.grid[..<text.lowerBound])
        #expect(
            throws: DataFileError(
                file: "mine.conf",
                line: nil,
                message: "has no section [complex.judgements]"
            )
        ) { try Grid(cut, name: "mine.conf") }
    }

    /// The embedded grid without a section.
    private func text(without section: String) throws -> String {
        let lines = EmbeddedFiles.grid.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "[\(section)]"))
        let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("[") } ?? lines.endIndex
        return (lines[..<start] + lines[end...]).joined(separator: "\n")
    }

    /// Requests that need each of the sections that came later.
    static let laterSections = [
        ("unusual.objects", "Avion", "Un avion en bois peint, 40 cm de long."),
        ("denials", "Boîte ronde", "Boîte en laiton, 20 cm, inutile de modéliser le mécanisme."),
        ("denials.after", "Boîte ronde", "Boîte en laiton, 20 cm, mécanisme à ignorer."),
        ("reversals", "Objet à modéliser", "Tout sauf simple, un objet en bois de 20 cm."),
        ("other_things", "Vase en grès", "Vase blanc de 25 cm, livraison compliquée."),
        ("attributes", "La couleur", "La couleur doit être beige, comme en photo."),
        ("greetings", "Vase en grès", "Bonjour Anna"),
        ("closings", "Vase en grès", "A\nBien à vous\nx"),
    ]

    @Test(arguments: laterSections)
    func `takes a section that came later from the built-in grid`(
        section: String,
        objet: String,
        description: String
    ) throws {
        let older = try Grid(text(without: section), name: "mine.conf")
        let request = RequestToAnalyse.sample(objet, description)
        #expect(older.analysis(of: request) == (try Embedded.grid.get().analysis(of: request)))
    }

    @Test func `lacks no section but those that came later`() {
        #expect(Set(Self.laterSections.map(\.0)) == Set(Grid.laterSections))
    }

    @Test func `means by a phrase what it says, not what a section taken over says`() throws {
        let taken = try #require(
            try SectionedFile(
                EmbeddedFiles.grid,
                name: EmbeddedFiles.gridName,
                sections: Grid.sections
            )
            .section("unusual.objects").members().first { !$0.text.contains("*") }
        )
        let text = try text(without: "unusual.objects").replacing(
            "[simple.objects]",
            with: "[simple.objects]\n\(taken.text)"
        )
        let request = RequestToAnalyse.sample(
            taken.text,
            "Blanc, en grès, hauteur 25 cm, diamètre 12 cm."
        )
        let older = try Grid(text, name: "mine.conf")
        #expect(older.analysis(of: request).rule == "simple_object")
        #expect(try Embedded.grid.get().analysis(of: request).rule != "simple_object")
    }

    @Test func `is refused when it begins without a section`() {
        #expect(
            throws: DataFileError(
                file: "mine.conf",
                line: 2,
                message: "comes before the first [section]"
            )
        ) { try Grid("# mine\r\nlustre\r\n", name: "mine.conf") }
    }

    @Test func `is read with Windows line ends and a byte order mark`() throws {
        let text = "\u{FEFF}" + EmbeddedFiles.grid.replacing("\n", with: "\r\n")
        let grid = try Grid(text, name: "mine.conf")
        #expect(grid.analysis(of: .sample()).rule == "simple_object")
    }

    @Test func `decides with its own prices, phrases and thresholds`() throws {
        let dearer = try grid(
            replacing: "[rule.simple_object]\ncredits = 1",
            with: "[rule.simple_object]\ncredits = 3"
        )
        #expect(dearer.analysis(of: .sample()).creditsEstimes == 3)
        let learned = try grid(
            replacing: "[complex.objects]",
            with: "[complex.objects]\nastrolabe*"
        )
        let request = RequestToAnalyse.sample("Astrolabe", "Astrolabe en laiton, 20 cm de haut")
        #expect(learned.analysis(of: request).rule == "complex_object")
        let stricter = try grid(
            replacing: "description_min_length = 20",
            with: "description_min_length = 200"
        )
        #expect(stricter.analysis(of: .sample()).rule == "incomplete")
    }

    private func lineNumber(of text: String) -> Int? {
        EmbeddedFiles.grid.firstRange(of: text).map { range in
            EmbeddedFiles.grid[..<range.lowerBound].count { $0 == "\n" } + 1
        }
    }
}
