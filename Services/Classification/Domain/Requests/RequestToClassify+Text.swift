import Contracts
import Language

extension RequestToClassify {
    /// The opening of a text that is weighed, in Unicode scalars.
    ///
    /// Not in characters: one of those may be a megabyte of accents.
    static let weighedLength = 10_000

    /// What the rules and the model read of its texts: no signature speaks for
    /// its writer.
    var weighedText: String {
        let description = OwnWords(ofForm: String(description.opening(Self.weighedLength)))
        return "\(objet.opening(1000))\n\(description.text)"
    }
}
