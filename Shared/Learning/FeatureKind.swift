/// Where a feature comes from.
enum FeatureKind: UInt8, Sendable, CaseIterable {
    case word = 1
    case pair = 2
    case stem = 3
    case letters = 4
    case mark = 5

    /// Features that are weighed together: a text has hundreds of runs of
    /// letters for a dozen words, which must not drown them.
    enum Block: Int, Sendable, CaseIterable {
        case words
        case letters
        case marks
    }

    var block: Block {
        switch self {
        case .word, .pair, .stem: .words
        case .letters: .letters
        case .mark: .marks
        }
    }

    /// What stands before a feature's own letters in its readable name.
    var title: String {
        switch self {
        case .word: "word"
        case .pair: "words"
        case .stem: "stem"
        case .letters: "letters"
        case .mark: "mark"
        }
    }
}
