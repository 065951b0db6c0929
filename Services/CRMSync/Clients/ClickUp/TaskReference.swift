import Cryptography
import FoundationEssentials

/// The mark in a task's description by which it is found again.
///
/// ClickUp recognises no keys. So each task says at its end of which effect
/// it is, and after an answer that was lost it is looked for.
struct TaskReference: Sendable, Equatable {
    private static let prefix = "guichet-"
    private static let digits = 32

    /// The mark, such as `guichet-3f5a…`.
    let text: String

    /// The same for a key whenever it is asked for.
    init(ofKey key: String) {
        let hash = Hex.encode(Hash.sha256(Data(key.utf8)))
        text = Self.prefix + String(hash.prefix(Self.digits))
    }

    /// Whether this is the last mark of a text.
    ///
    /// It is written below all that a client wrote: marks in the client's
    /// own words do not count.
    func ends(_ description: String) -> Bool {
        guard let last = description.ranges(of: Self.prefix).last else { return false }
        return description[last.lowerBound...].prefix(text.count) == text
    }
}
