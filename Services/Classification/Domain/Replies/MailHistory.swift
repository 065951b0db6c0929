/// How mail programs announce the message that is answered.
enum MailHistory {
    /// Returns how many lines the announcement at the start takes, or nothing when there is none.
    static func headerLength(in lines: ArraySlice<MailLine>) -> Int? {
        guard let first = lines.first, !first.isBlank else { return nil }
        if isDivider(first.folded) { return 1 }
        return attributionLength(in: lines) ?? headerBlockLength(in: lines)
            ?? (isForeignAttribution(lines) ? 1 : nil)
    }

    /// An announcement in any language: a date, then an address or marked lines below.
    private static func isForeignAttribution(_ lines: ArraySlice<MailLine>) -> Bool {
        guard let line = lines.first?.folded, line.contains(where: \.isNumber) else { return false }
        if line.hasSuffix(">:") || line.hasSuffix("> wrote") { return line.contains("@") }
        let below = lines.dropFirst().first { !$0.isBlank }
        return line.hasSuffix(":") && (below?.isQuoted ?? false)
    }

    /// "Le 4 mars … a écrit :", which a mail program may wrap over a few lines.
    private static func attributionLength(in lines: ArraySlice<MailLine>) -> Int? {
        guard let first = lines.first, attributionOpenings.contains(where: first.folded.hasPrefix)
        else { return nil }
        var text = ""
        for (count, line) in lines.prefix(4).enumerated() {
            if line.isBlank || line.isQuoted { return nil }
            text += line.folded + " "
            let isEnd = attributionEnds.contains { line.folded.hasSuffix($0) }
            // A date or an address tells an announcement from a sentence.
            if isEnd { return text.contains { $0.isNumber || $0 == "@" } ? count + 1 : nil }
        }
        return nil
    }

    /// "De : … Envoyé : … Objet : …", as Outlook writes it without any mark.
    private static func headerBlockLength(in lines: ArraySlice<MailLine>) -> Int? {
        guard let first = lines.first, isField(first.folded, senderFields) else { return nil }
        let block = lines.prefix(8).prefix { !$0.isBlank }
        let others = block.dropFirst().filter { isField($0.folded, otherFields) }
        return others.count >= 2 ? block.count : nil
    }

    private static func isField(_ line: String, _ names: [String]) -> Bool {
        let plain = line.drop { $0 == "*" || $0 == " " }
        return names.contains { name in
            plain.hasPrefix(name)
                && plain.dropFirst(name.count).drop { $0 == " " || $0 == "*" }.first == ":"
        }
    }

    private static func isDivider(_ line: String) -> Bool {
        if line.count >= 20, line.allSatisfy({ $0 == "_" }) { return true }
        guard line.hasPrefix("--") || line.hasSuffix(":") || line.hasPrefix("==") else {
            return false
        }
        let words = line.split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
        return dividers.contains(words)
    }

    private static let attributionOpenings = [
        "le ", "on ", "am ", "el ", "il ", "op ", "em ", "den ", "en ", "- on ", "- le ",
    ]
    private static let attributionEnds = [
        "a ecrit :", "a ecrit:", "wrote:", "wrote :", "schrieb:", "escribio:", "ha scritto:",
        "schreef:", "escreveu:", "skrev:", "writes:",
    ]
    private static let senderFields = ["de", "from", "von", "van", "da", "expediteur"]
    private static let otherFields = [
        "envoye", "date", "a", "objet", "cc", "sent", "to", "subject", "gesendet", "an", "betreff",
        "repondre a", "reply-to", "importance",
    ]
    private static let dividers: Set<String> = [
        "original message", "message d'origine", "message original", "message transfere",
        "forwarded message", "begin forwarded message", "debut du message transfere",
        "debut du message reexpedie", "message precedent", "reply message", "reponse",
        "message initial", "repondez au dessus de cette ligne", "reply above this line",
        "please type your reply above this line", "ursprungliche nachricht", "message du",
    ]
}
