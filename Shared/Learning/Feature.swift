/// One feature of a text as it is found.
struct Feature: Sendable, Hashable {
    let id: FeatureID
    let kind: FeatureKind

    /// Its letters in the text that was read.
    let range: Range<Int>
}
