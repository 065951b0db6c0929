import Contracts

extension RequestToClassify {
    /// The opening of a text that is weighed, in Unicode scalars.
    ///
    /// Not in characters: one of those may be a megabyte of accents.
    static let weighedLength = 10_000

    /// What the rules and the model read of its texts.
    var weighedText: String {
        [objet.unicodeScalars.prefix(1000), description.unicodeScalars.prefix(Self.weighedLength)]
            .map { String($0) }
            .joined(separator: "\n")
    }
}
