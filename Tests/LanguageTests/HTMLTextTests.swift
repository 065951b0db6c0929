import Language
import Testing

@Suite("Text in HTML")
struct HTMLTextTests {
    @Test(arguments: [
        ("<a href=\"x\">'&amp;'</a>", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;"),
        // A mark that joins the quote before it must not hide it.
        ("\"\u{301}<\u{338}", "&quot;\u{301}&lt;\u{338}"),
        ("Été 👩\u{200D}🚀", "Été 👩\u{200D}🚀"), ("", ""),
    ])
    func `is shown and never acts`(text: String, escaped: String) {
        #expect(HTMLText.escaped(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
    }
}
