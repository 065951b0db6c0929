/// What a page or a mail in HTML says, as text.
public enum PlainText {
    /// The most bytes of HTML that are read; the rest is left out.
    public static let largestInput = 1 << 18

    /// Renders HTML as text.
    ///
    /// Paragraphs, line breaks, lists, tables and the text of links become
    /// lines. What a mail quotes stays recognisable: each of its lines begins
    /// with `> `, whether the quotation is a `blockquote` or one of the
    /// containers that mail programs use instead. Scripts, styles and what the
    /// page hides are left out.
    ///
    /// ```swift
    /// PlainText.from(html: "<p>Je valide<blockquote>Votre devis</blockquote>")
    /// // "Je valide\n\n> Votre devis"
    /// ```
    ///
    /// - Parameters:
    ///   - html: The page or mail, of which ``largestInput`` bytes are read.
    ///   - marksSignatures: Whether `-- ` stands above what a mail program
    ///     marked as a signature, as it does in mails of plain text.
    /// - Returns: The text, without blanks at its ends; empty when there is
    ///   nothing to read. Broken HTML is read as browsers read it.
    public static func from(html: String, marksSignatures: Bool = false) -> String {
        guard let tree = HTMLTree(html) else { return "" }
        var rendering = HTMLRendering(marksSignatures: marksSignatures)
        tree.walk { visit in
            switch visit {
            case .text(let text):
                rendering.text(text)
                return true
            case .entered(let element): return rendering.enter(element)
            case .left(let element):
                rendering.leave(element)
                return true
            }
        }
        return rendering.finished()
    }
}
