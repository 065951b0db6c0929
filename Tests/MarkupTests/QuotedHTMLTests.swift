import Markup
import Testing

@Suite("What a mail in HTML quotes")
struct QuotedHTMLTests {
    @Test(arguments: [
        """
        <div dir="ltr">Je valide.</div><br><div class="gmail_quote gmail_quote_container">
        <div dir="ltr" class="gmail_attr">Le mar. 3 mars 2026, Guichet a écrit :<br></div>
        <blockquote class="gmail_quote" style="margin:0">Votre devis</blockquote></div>
        """,
        """
        <body>Je valide.<br><blockquote type="cite"><div>Le 3 mars 2026, Guichet a écrit :</div>
        <div>Votre devis</div></blockquote></body>
        """,
        """
        <p>Je valide.</p><div class="moz-cite-prefix">Le 03/03/2026, Guichet a écrit :</div>
        <blockquote type="cite" cite="mid:x@example.com"><p>Votre devis</p></blockquote>
        """,
        """
        <div>Je valide.</div><div id="appendonsend"></div><hr>
        <div id="divRplyFwdMsg" dir="ltr"><b>De :</b> Guichet<br><b>Objet :</b> Devis</div>
        <div><p>Votre devis</p></div>
        """,
        """
        <div class="WordSection1"><p class="MsoNormal">Je valide.</p><div>
        <div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
        <p class="MsoNormal"><b>De :</b> Guichet</p></div></div>
        <p class="MsoNormal">Votre devis</p></div>
        """,
        """
        <div>Je valide.</div><div class="yahoo_quoted"><div>Le mardi, Guichet a écrit :</div>
        <div>Votre devis</div></div>
        """,
        """
        <div>Je valide.</div><div class="protonmail_quote">Le mardi, Guichet a écrit :<br>
        <blockquote class="protonmail_quote">Votre devis</blockquote></div>
        """,
    ])
    func `is marked on every line, the client's word is not`(html: String) {
        let lines = PlainText.from(html: html).split(separator: "\n")
        #expect(lines.first == "Je valide.")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(">") }, "\(lines)")
        #expect(lines.last?.hasSuffix("Votre devis") == true)
    }

    @Test func `leaves an answer between two quotations unmarked`() {
        let html = "<blockquote>Prix ?</blockquote><p>oui</p><blockquote>Délai ?</blockquote>"
        #expect(PlainText.from(html: html) == "> Prix ?\n\noui\n\n> Délai ?")
    }

    @Test func `shows how deep it is`() {
        let html = "<p>a</p><blockquote>b<blockquote>c</blockquote>d</blockquote>"
        #expect(PlainText.from(html: html) == "a\n\n> b\n\n> > c\n\n> d")
    }
}
