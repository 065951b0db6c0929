import Language

/// The owner's grid: what a complete request has, and what it costs.
struct Grid: Sendable {
    let minimums: Minimums
    let files: FileCategories
    let substance: Substance
    let correspondence: Correspondence
    let otherThings: OtherThings
    let dimensions: [DimensionPattern]
    let materials: PhraseTable
    let rules: Rules
    let missing: MissingNames
    let vocabulary: Vocabulary

    /// Reads a grid; later sections that it lacks are the built-in grid's.
    ///
    /// - Parameters:
    ///   - text: What its file holds; `Data/grid.conf` explains how it is written.
    ///   - name: What errors call the file.
    /// - Throws: ``DataFileError`` with the line that is wrong.
    init(_ text: String, name: String) throws(DataFileError) {
        var file = try SectionedFile(
            text,
            name: name,
            sections: Self.sections,
            optional: Self.laterSections
        )
        try file.fill(Self.laterSections) { () throws(DataFileError) in
            try SectionedFile(
                EmbeddedFiles.grid,
                name: EmbeddedFiles.gridName,
                sections: Self.sections
            )
        }
        minimums = try Minimums(file)
        files = try FileCategories(file)
        substance = try Substance(file)
        correspondence = try Correspondence(file)
        otherThings = try OtherThings(file)
        dimensions = try file.section("dimensions").members().map {
            (line) throws(DataFileError) in try DimensionPattern(line)
        }
        materials = try file.section("materials").phraseTable()
        rules = try Rules(file)
        missing = try MissingNames(file)
        vocabulary = try Vocabulary(file)
    }

    static let sections =
        ["completeness", "filler", "greetings", "closings", "generic", "attributes", "determiners"]
        + ["nonsense", "dimensions", "materials", "missing", "denials", "denials.after"]
        + ["reversals", "other_things"] + FileCategory.allCases.map(\.section)
        + Rules.names.map { "rule.\($0)" } + Meaning.sections.map(\.name)

    /// The sections that came after owners had made grids of their own.
    static let laterSections = [
        "greetings", "closings", "attributes", "denials", "denials.after", "reversals",
        "other_things", "unusual.objects",
    ]
}

/// How long a request must be at least.
struct Minimums: Sendable {
    let objetLength: Int
    let descriptionLength: Int
    let descriptionWords: Int

    init(_ file: SectionedFile) throws(DataFileError) {
        let settings = try file.section("completeness").settings([
            "objet_min_length", "description_min_length", "description_min_words",
        ])
        objetLength = try settings.number("objet_min_length", in: 1...200)
        descriptionLength = try settings.number("description_min_length", in: 1...2000)
        descriptionWords = try settings.number("description_min_words", in: 1...100)
    }
}

/// How a reason names what is missing.
struct MissingNames: Sendable {
    let visual: String
    let object: String
    let description: String

    init(_ file: SectionedFile) throws(DataFileError) {
        let names = try file.section("missing").settings(["visual", "object", "description"])
        visual = try names.text("visual")
        object = try names.text("object")
        description = try names.text("description")
    }
}
