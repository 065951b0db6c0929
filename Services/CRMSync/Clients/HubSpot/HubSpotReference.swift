import Cryptography
import FoundationEssentials

/// The mark by which what Guichet wrote is found again in HubSpot.
///
/// E-mails and notes have no property that is unique, so each carries a line
/// such as `Réf. guichet-0f…-9c…`: first a hash of the effect's key, by which
/// an attempt that was cut short is found; then one of the text before it, by
/// which a record of Guichet's own is told from a mail that quotes it.
struct HubSpotReference {
    private let mark: String

    init(key: String) {
        mark = "guichet-" + Self.hash(key)
    }

    /// The line for a text.
    func line(for text: String) -> String {
        "Réf. \(mark)-\(Self.hash(Self.words(of: text)))"
    }

    /// Whether a text carries the mark of this key.
    func isIn(_ text: String) -> Bool { text.contains(mark) }

    /// Whether a text is one that Guichet recorded, whole and unchanged but
    /// for its white space.
    static func isOwn(_ text: String) -> Bool {
        guard let mark = text.matches(of: /Réf\. guichet-[0-9a-f]{32}-([0-9a-f]{32})\s*$/).last
        else { return false }
        return hash(words(of: text[..<mark.range.lowerBound])) == mark.1
    }

    private static func words(of text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func hash(_ text: String) -> String {
        String(Hex.encode(Hash.sha256(Data(text.utf8))).prefix(32))
    }
}
