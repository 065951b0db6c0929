import Markup
import Testing

@Suite("The text of HTML")
struct PlainTextTests {
    @Test(arguments: [
        ("<p>Bonjour,</p><p>je valide.</p>", "Bonjour,\n\nje valide."),
        ("Bonjour,<br>je valide.<br><br>Anna", "Bonjour,\nje valide.\n\nAnna"),
        ("<div>un</div><div>deux <b>gras</b></div>", "un\ndeux gras"),
        ("  un\n   deux\t trois ", "un deux trois"),
        ("l&#8217;&eacute;t&eacute; &amp; 3&nbsp;&euro; &lt;b&gt;", "l’été & 3 € <b>"),
        ("voir <a href='https://example.com/x'>le plan</a>.", "voir le plan."),
        ("<ul><li>un</li><li><p>deux</p></li><li></li></ul>fin", "- un\n- deux\n\nfin"),
        ("<ol><li>un<li>deux<ul><li>trois</ul></ol>", "1. un\n2. deux\n- trois"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("d'accord <img src='x' alt='👍'><img alt='Logo'>", "d'accord 👍"),
        ("<p>été</p>", "été"),
        ("", ""), ("<!-- rien -->", ""), ("<html></html>", ""), ("texte nu", "texte nu"),
        ("un<p>deux", "un\n\ndeux"), ("</p></div>un</b>", "un"),
    ])
    func `keeps what a reader sees`(html: String, text: String) {
        #expect(PlainText.from(html: html) == text)
    }

    @Test(arguments: [
        "<script>alert('non')</script>", "<style>p { color: red }</style>",
        "<head><title>non</title></head>", "<div style='display: none'>non</div>",
        "<div style='color:red; DISPLAY:NONE !important;'>non<p>non</p></div>",
        "<span hidden>non</span>", "<span style='font-size:0px'>non</span>",
        "<template><p>non</p></template>", "<svg><text>non</text></svg>", "<!-- non -->",
    ])
    func `leaves out what nobody sees`(html: String) {
        let text = PlainText.from(html: "<p>oui</p>\(html)<p>encore</p>")
        #expect(text == "oui\n\nencore")
    }

    @Test func `does not trust a charset that the document names`() {
        let html = "<html><head><meta charset='iso-8859-1'></head><body>été</body></html>"
        #expect(PlainText.from(html: html) == "été")
    }

    @Test func `reads past a NUL and drops control characters`() {
        #expect(PlainText.from(html: "a\u{0}b\u{8}c\u{1B}[2Jd") == "a bc[2Jd")
    }
}
