import Testing

@testable import CRMSync

@Suite("Another's text in Markdown")
struct MarkdownTextTests {
    @Test(arguments: [
        ("Chaise en bois", "Chaise en bois"),
        ("# Urgent", "\\# Urgent"),
        ("[ici](https://evil.example.com)", #"\[ici\](https://evil.example.com)"#),
        ("![x](https://evil.example.com/p.png)", #"\!\[x\](https://evil.example.com/p.png)"#),
        ("<b>gras</b> & `code`", #"\<b\>gras\</b\> \& \`code\`"#),
        ("*un* **deux** _trois_ ~~quatre~~", #"\*un\* \*\*deux\*\* \_trois\_ \~\~quatre\~\~"#),
        (#"C:\dossier \*"#, #"C:\\dossier \\\*"#),
        ("- un", #"\- un"#), ("+ un", #"\+ un"#), ("=====", #"\====="#), ("2) un", #"2\) un"#),
        ("12. un", #"12\. un"#), ("1,5 m (env. 2.5)", "1,5 m (env. 2.5)"),
        ("un - deux", "un - deux"), ("| a | b |", #"\| a \| b \|"#),
        ("jean_paul_2@example.com", "jean_paul_2@example.com"),
        ("deux\nlignes\r\net trois", "deux lignes et trois"),
        ("\u{0}cloche\u{7}", "cloche"), ("", ""),
    ])
    func `shows as it was written`(text: String, markdown: String) {
        #expect(MarkdownText.line(text) == markdown)
    }

    @Test func `is quoted line by line`() {
        #expect(
            MarkdownText.quotation("Une chaise\n\n    - sculptée\r\n> Ticket : x")
                == "> Une chaise  \n>\n> \\- sculptée  \n> \\> Ticket : x  "
        )
    }

    @Test(arguments: [
        ("a.png", "https://x.example.com/a.png", "[a.png](https://x.example.com/a.png)"),
        ("a](b", "https://x.example.com/1", #"[a\](b](https://x.example.com/1)"#),
        (
            "a", "https://x.example.com/a) [b](c é%20",
            "[a](https://x.example.com/a%29%20%5Bb%5D%28c%20%C3%A9%20)"
        ),
        ("a", "javascript:alert(1)", "javascript:alert(1)"),
    ])
    func `is a link to the web and nowhere else`(label: String, address: String, link: String) {
        #expect(MarkdownText.link(label, to: address) == link)
    }
}
