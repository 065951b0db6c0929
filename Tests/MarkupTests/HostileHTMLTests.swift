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

    @Test(arguments: ["x#=1", "x# = '>'", "x#=\"a b\"", "x#='1'y#=2", "x#", "<c x#", "/ x#"])
    func `loses no word to a tag of too many attributes`(attribute: String) {
        let attributes = (0..<2_000).map { attribute.replacing("#", with: "\($0)") }
        let tag = "<a " + attributes.joined(separator: " ")
        #expect(PlainText.from(html: "oui" + tag + ">mais</a> non") == "ouimais non")
        let comment = "oui<!-- " + tag + " --> mais non"
        #expect(PlainText.from(html: comment) == "oui mais non")
    }

    @Test func `keeps the attributes that stand before too many`() {
        let style = "<p style='display:none' " + (0..<2_000).map { "x\($0)=1 " }.joined()
        #expect(PlainText.from(html: style + ">mais</p>oui") == "oui")
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
