/// The rules of the grid, each with its price.
struct Rules: Sendable {
    let textured3DFile: CreditRule
    let incomplete: CreditRule
    let doubtful: CreditRule
    let severalObjects: CreditRule
    let complexObject: CreditRule
    let mediumObject: CreditRule
    let simpleObject: CreditRule
    let unknownObject: CreditRule

    static let incomplete = "incomplete"

    /// Their names, which the answer shows, in the order in which they are tried.
    static let names = [
        "textured_3d_file", incomplete, "doubtful", "several_objects", "complex_object",
        "medium_object", "simple_object", "unknown_object",
    ]

    init(_ file: SectionedFile) throws(DataFileError) {
        textured3DFile = try CreditRule("textured_3d_file", in: file)
        incomplete = try CreditRule(Self.incomplete, in: file)
        doubtful = try CreditRule("doubtful", in: file)
        severalObjects = try CreditRule("several_objects", in: file)
        complexObject = try CreditRule("complex_object", in: file)
        mediumObject = try CreditRule("medium_object", in: file)
        simpleObject = try CreditRule("simple_object", in: file)
        unknownObject = try CreditRule("unknown_object", in: file)
    }
}
