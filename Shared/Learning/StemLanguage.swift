/// A language whose words can be reduced to their stems.
public enum StemLanguage: String, Sendable, Hashable, CaseIterable {
    case french
    case english
}
