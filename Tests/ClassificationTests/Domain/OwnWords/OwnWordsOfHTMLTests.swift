import Testing

@testable import Classification

@Suite("A client's own words in HTML")
struct OwnWordsOfHTMLTests {
    private static let devis = "<p>Bonjour,</p><p>Votre devis : 2 crédits. Je valide ?</p>"

    @Test(arguments: [
        // Gmail
        """
        <div dir="ltr">Non, trop cher.</div><br><div class="gmail_quote gmail_quote_container">
        <div dir="ltr" class="gmail_attr">Le mar. 3 mars 2026 à 10:05, Atelier &lt;<a
        href="mailto:a@example.com">a@example.com</a>&gt; a écrit :<br></div>
        <blockquote class="gmail_quote" style="margin:0">\(devis)</blockquote></div>
        """,
        """
        <div dir="ltr">Non, trop cher.<div><br></div><span class="gmail_signature_prefix">-- </span><br>
        <div dir="ltr" class="gmail_signature">Anna<br>Atelier Je valide</div></div><br>
        <div class="gmail_extra"><div class="gmail_quote">On Mar 3, Studio wrote:<br>
        <blockquote class="gmail_quote">\(devis)</blockquote></div></div>
        """,
        """
        <div dir="ltr">Non, trop cher.<br><br><div class="gmail_quote"><div class="gmail_attr">
        ---------- Forwarded message ---------<br>De : Atelier<br></div>
        <blockquote>cité</blockquote>\(devis)</div></div>
        """,
        // Outlook on the web, for Windows, on telephones
        """
        <div>Non, trop cher.</div><div id="Signature"><p>Anna</p><p>Atelier</p></div>
        <div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De :</b> Atelier</div>\(devis)
        """,
        """
        <div class="WordSection1"><p class="MsoNormal">Non, trop cher.</p><div>
        <div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
        <p class="MsoNormal"><b>De :</b> Atelier</p></div></div>\(devis)</div>
        """,
        """
        <p class="MsoNormal">Non, trop cher.</p><p class="MsoNormal">&nbsp;</p>
        <p class="MsoNormal"><b>De&nbsp;:</b> Atelier &lt;a@example.com&gt;<br><b>Envoyé&nbsp;:</b>
        mardi<br><b>À&nbsp;:</b> Anna<br><b>Objet&nbsp;:</b> Devis</p>\(devis)
        """,
        """
        <div>Non, trop cher.</div><div id="ms-outlook-mobile-signature"><div>Obtenir
        <a href="https://x.example">Outlook pour iOS</a></div></div><hr>
        <div id="mail-editor-reference-message-container">\(devis)</div>
        """,
        // Apple Mail, Thunderbird, Yahoo, Proton, Zoho, Orange
        """
        <div>Non, trop cher.<br><br><div dir="ltr">Envoyé de mon iPhone</div><div dir="ltr"><br>
        <blockquote type="cite">Le 3 mars 2026 à 10:05, Atelier &lt;a@example.com&gt; a écrit :<br>
        </blockquote></div><blockquote type="cite">\(devis)</blockquote></div>
        """,
        """
        <p>Non, trop cher.</p><pre class="moz-signature" cols="72">-- 
        Anna</pre><div class="moz-cite-prefix">Le 03/03/2026 à 10:05, Atelier a écrit :</div>
        <blockquote type="cite" cite="mid:x@example.com">\(devis)</blockquote>
        """,
        """
        <div>Non, trop cher.</div><div id="ydp1yahoo_quoted_1" class="yahoo_quoted"><div>Le mardi 3 mars
        2026, Atelier a écrit :</div><div>\(devis)</div></div>
        """,
        """
        <div>Non, trop cher.</div><div class="protonmail_signature_block"><div>Envoyé avec Proton
        Mail</div></div><div class="protonmail_quote">Le mardi, Atelier a écrit :<br>
        <blockquote class="protonmail_quote" type="cite">\(devis)</blockquote></div>
        """,
        """
        <div>Non, trop cher.</div><div class="zmail_extra"><div>---- On Tue, 03 Mar 2026 Studio wrote
        ---</div><blockquote>\(devis)</blockquote></div>
        """,
        """
        <p>Non, trop cher.</p><blockquote style="border-left:1px solid">Message du : 03/03/2026<br>
        De : Atelier<br>\(devis)</blockquote>
        """,
        "Non, trop cher.<br><br>-------- Message d'origine --------<br>De : Atelier<br>\(devis)",
    ])
    func `stand alone`(html: String) {
        #expect(OwnWords(ofHTML: html).text == "Non, trop cher.")
    }

    @Test func `are found between what Gmail quotes`() {
        let html = """
            <div class="gmail_quote"><div class="gmail_attr">Le 3 mars 2026 à 10:05, Atelier a écrit :</div>
            <blockquote class="gmail_quote">Deux crédits ?</blockquote><div>ok</div>
            <blockquote class="gmail_quote">Délai d'une semaine ?</blockquote><div>mais trop tard</div></div>
            """
        #expect(OwnWords(ofHTML: html).text == "ok\n\nmais trop tard")
    }

    @Test(arguments: ["gmail_signature", "protonmail_signature_block"])
    func `are found in a signature and below it`(signature: String) {
        let html =
            "<p>Je valide</p><div class=\(signature)>Anna<br>Atelier</div><p>mais pas à 2 crédits</p>"
        #expect(OwnWords(ofHTML: html).text == "Je valide\n\nmais pas à 2 crédits")
    }

    @Test(arguments: [
        "<blockquote>", "<div class=gmail_quote>", "<div id=Signature>", "<p>", "&lt;",
    ])
    func `are read to an end however much there is`(piece: String) {
        let html = "Non" + String(repeating: piece, count: 100_000)
        #expect(OwnWords(ofHTML: html).text.hasPrefix("Non"))
    }
}
