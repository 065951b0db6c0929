/// A line that parts an answer from the message below, such as
/// "-----Original Message-----".
enum HistoryDivider {
    static func matches(_ line: MailLine) -> Bool {
        let folded = line.folded
        guard folded.utf8.count <= 100 else { return false }
        let isDrawn = folded.hasPrefix("--") || folded.hasPrefix("__") || folded.hasPrefix("==")
        let isMarked = isDrawn || folded.hasPrefix("##") || folded.hasPrefix("**")
        guard isMarked || folded.hasSuffix(":") else { return false }
        let words = FoldedWords.of(folded, atMost: 13)
        guard (1...12).contains(words.count) else { return false }
        let phrase = words.joined(separator: " ")
        if phrases.contains(phrase) { return true }
        guard isDrawn, "-_=".contains(folded.suffix(1)) else { return false }
        return words.count <= 6 && words.contains { isIn(messages, $0) }
            && words.contains { isIn(origins, $0) }
    }

    private static func isIn(_ stems: PrefixTable, _ word: Substring) -> Bool {
        stems.matches(word)
    }

    /// What is said with or without a line drawn around it.
    private static let phrases: Set<String> = [
        "original message", "message d'origine", "message original", "message initial",
        "message transfere", "message precedent", "forwarded message", "reply message",
        "begin forwarded message", "debut du message transfere", "debut du message reexpedie",
        "anfang der weitergeleiteten nachricht", "ursprungliche nachricht",
        "inizio messaggio inoltrato",
        "inicio del mensaje reenviado", "begin doorgestuurd bericht",
        "inicio da mensagem encaminhada",
        "reponse", "repondez au dessus de cette ligne", "reply above this line",
        "please reply above this line", "please type your reply above this line",
        "veuillez repondre au dessus de cette ligne", "merci de repondre au dessus de cette ligne",
    ]

    /// How words for a message begin.
    private static let messages = PrefixTable([
        "message", "mensaje", "mensagem", "messaggio", "mail", "courriel", "nachricht", "bericht",
        "besked", "meddelelse", "meddelande", "melding", "viesti", "wiadomosc", "zprava", "uzenet",
        "mesaj", "ileti", "сообщени", "письмо", "повідомлення", "лист", "邮件", "郵件", "メッセージ",
    ])

    /// How words for "original" and "forwarded" begin.
    private static let origins = PrefixTable([
        "original", "origine", "initial", "precedent", "transfer", "forward", "reexpedi",
        "ursprung", "weitergeleitet", "oprindelig", "opprinnelig", "videresend", "vidarebefordra",
        "oorspronkelijk", "doorgestuurd", "inoltra", "reenvia", "encaminha", "oryginal",
        "przekazan",
        "puvodni", "preposlan", "eredeti", "alkuperai", "valitet", "orijinal", "iletilen", "исходн",
        "оригинал", "пересыл", "пересланн", "пересланое", "оригінальн", "переслан",
    ])
}
