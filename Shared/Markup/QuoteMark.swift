/// How an element shows that a mail's history is quoted there.
enum QuoteMark {
    /// All that is in the element is quoted.
    case content

    /// All that is in the element is quoted, unless quotations are marked in
    /// it: Gmail lets the client write between them there.
    case container

    /// The element begins the history, which goes on to the end of the mail:
    /// Outlook does not put a container around it.
    case rest

    /// Reads the mark from what mail programs are known to write.
    init?(_ element: HTMLElement) {
        if element.name == "blockquote" {
            self = .content
            return
        }
        guard element.hasAttributes else { return nil }
        let id = element.attribute("id") ?? ""
        let classes = (element.attribute("class") ?? "").split(separator: " ").map(String.init)
        if Self.beginnings.contains(Self.bare(id)) || classes.contains("OutlookMessageHeader")
            || Self.isRuleOfWord(element)
        {
            self = .rest
        } else if !Self.openClasses.isDisjoint(with: classes) {
            self = .container
        } else if Self.containers.contains(Self.bare(id))
            || classes.contains(where: Self.containerClasses.contains)
        {
            self = .content
        } else {
            return nil
        }
    }

    private static let beginnings: Set = ["divRplyFwdMsg", "appendonsend", "zwchr", "stopSpelling"]
    private static let containers: Set = [
        "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container", "reply-intro",
        "isReplyContent", "isForwardContent",
    ]
    private static let openClasses: Set = [
        "gmail_quote", "gmail_quote_container", "gmail_extra", "protonmail_quote", "zmail_extra",
    ]
    private static let containerClasses: Set = [
        "gmail_attr", "yahoo_quoted", "yahoo-quoted-begin", "moz-cite-prefix",
        "moz-forward-container", "moz-email-headers-table",
        "ms-outlook-mobile-reference-message", "tutanota_quote", "sh-signature-quote",
    ]

    /// Outlook on the web puts `x_` before the ids of a mail that it quotes.
    private static func bare(_ id: String) -> String {
        var id = id[...]
        while id.hasPrefix("x_") { id = id.dropFirst(2) }
        return String(id)
    }

    /// Word, which writes Outlook's mails, draws a line above the history and
    /// gives it no name.
    private static func isRuleOfWord(_ element: HTMLElement) -> Bool {
        guard element.name == "div",
            let style = element.attribute("style")?.lowercased().filter({ !$0.isWhitespace })
        else { return false }
        return style.hasPrefix("border:none;border-top:solid#")
            && style.contains("padding:3.0pt0")
    }
}
