import Markup
import Testing

@Suite("HTML that means harm")
struct HostileHTMLTests {
    private static let pieces = [
        "<div>", "<b><i><p>", "<blockquote>x", "<ul><li>", "<table><td>", "</div>", "&#x41", "<!--",
        "<br>", "<a x=1 ", "<", "é",
    ]

    @Test(arguments: pieces)
    func `is read to an end`(piece: String) {
        let count = PlainText.largestInput / piece.utf8.count
        let text = PlainText.from(html: String(repeating: piece, count: count))
        #expect(text.utf8.count <= 3 << 20)
    }

    @Test func `may be one tag of many attributes`() {
        let tag = "<a " + (0..<2_000).map { "x\($0)=1 " }.joined() + ">oui"
        #expect(PlainText.from(html: tag) == "oui")
    }

    @Test func `is cut between two characters`() {
        let html = "a" + String(repeating: "é", count: PlainText.largestInput)
        let text = PlainText.from(html: html)
        #expect(!text.isEmpty)
        #expect(!text.contains("\u{FFFD}"))
    }

    @Test func `loads nothing from the outside`() {
        let html = """
            <!DOCTYPE html SYSTEM "file:///etc/passwd"><link href="file:///etc/passwd">
            <iframe src="file:///etc/passwd"></iframe>&xxe;oui
            """
        #expect(PlainText.from(html: html) == "&xxe;oui")
    }
}
