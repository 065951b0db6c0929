import Markup
import Testing

@Suite("HTML that means harm")
struct HostileHTMLTests {
    private static let many = 200_000

    @Test(arguments: [
        String(repeating: "<div>", count: many) + "oui",
        String(repeating: "<b><i><p>", count: many / 3),
        String(repeating: "<blockquote>x", count: many / 8),
        String(repeating: "<ul><li>", count: many / 4),
        String(repeating: "<table><td>", count: many / 4),
        String(repeating: "</div>", count: many),
        String(repeating: "&#x41", count: many),
        String(repeating: "<!--", count: many),
        String(repeating: "<br>", count: many * 2),
        "<a " + (0..<many / 20).map { "x\($0)=1 " }.joined() + ">",
        "<p style='" + String(repeating: "a;", count: many) + "'>x",
        "<" + String(repeating: "a", count: many),
        "<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>&c;",
        String(repeating: "é", count: many * 5),
    ])
    func `is read to an end`(html: String) {
        #expect(PlainText.from(html: html).utf8.count <= 3 << 20)
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
