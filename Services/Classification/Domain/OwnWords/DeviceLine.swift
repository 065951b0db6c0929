/// A line that a telephone or a mail program adds: "Sent from my phone".
enum DeviceLine {
    static func matches(_ line: MailLine) -> Bool {
        guard line.folded.utf8.count <= 200 else { return false }
        let folded = line.folded.drop { "*_ ".contains($0) }
        if seals.matches(folded) { return true }
        if let rest = openings.rest(of: folded) { return names(withoutLinks(rest)[...]) }
        return closings.contains(where: folded.hasSuffix) && names(withoutLinks(folded)[...])
    }

    /// Whether it says a thing in a few words, and no sentence.
    private static func names(_ text: Substring) -> Bool {
        let sentence = text.drop { $0 == " " }
        let words = sentence.split(separator: " ")
        guard (1...9).contains(words.count) else { return false }
        if sentence.dropLast().contains(where: { ",;!?".contains($0) }) { return false }
        let hasThing = words.contains { word in
            FoldedWords.of(word).contains { things.matches($0) || shortThings.contains($0) }
        }
        return hasThing && !words.contains { doubts.contains($0.filter(\.isLetter)) }
    }

    /// The line without the addresses that it leads to.
    private static func withoutLinks(_ folded: Substring) -> String {
        var plain = ""
        var depth = 0
        for character in folded {
            switch character {
            case "<", "[": depth += 1
            case ">", "]": depth = max(0, depth - 1)
            case "_", "*": break
            default: if depth == 0 { plain.append(character) }
            }
        }
        return plain
    }

    private static let openings = PrefixTable([
        "envoye de mon", "envoye de ma", "envoye depuis", "envoye a partir d", "envoye avec",
        "envoye via", "envoye par", "envoye de l", "envoye de outlook", "envoye d'",
        "message envoye de",
        "telecharger outlook", "telechargez outlook", "obtenir outlook", "obtenez outlook",
        "provenance :", "provenance:", "sent from", "sent with", "sent via", "sent by",
        "sent using", "get outlook for", "get bluemail", "gesendet von", "gesendet mit",
        "gesendet vom", "gesendet uber", "enviado desde", "enviado con", "enviado de",
        "enviado do", "enviado a partir", "enviado pelo", "inviato da", "inviato con",
        "inviato dal", "verzonden vanaf", "verzonden met", "verzonden vanuit", "verstuurd vanaf",
        "sendt fra", "sendt med", "skickat fran", "skickades fran", "wyslane z", "wyslano z",
        "lahetetty", "отправлено с", "отправлено из", "надіслано з", "发自我的", "来自", "从我的",
        "odeslano z", "trimis de pe", "hol dir outlook", "outlook fur", "obtener outlook",
        "scarica outlook", "ottieni outlook", "obter o outlook", "download outlook",
    ])

    /// How such lines end where the verb is last.
    private static let closings = [
        "gesendet", "herunterladen", "から送信", "aus gesendet", "alanan e-posta", "gonderildi",
    ]

    /// What guards and notices of scanners begin with.
    private static let seals = PrefixTable([
        "sans virus. www", "sans virus.www", "virus-free. www", "virus-free.www",
        "garanti sans virus", "virenfrei. www", "virenfrei.www",
        "l'absence de virus dans ce courrier", "this email has been checked for viruses",
        "cet e-mail a ete verifie", "iphoneから送信", "発信元",
    ])

    /// How words for what mails are sent with begin.
    private static let things = PrefixTable([
        "iphone", "ipad", "ipod", "mac", "apple", "android", "samsung", "galaxy", "mobil", "movil",
        "telefon", "telephon", "portable", "cellul", "handy", "phone", "smartphone", "tablet",
        "tablette",
        "outlook", "courrier", "mail", "email", "messagerie", "yahoo", "orange", "sfr", "bouygues",
        "free", "laposte",
        "blackberry", "huawei", "honor", "xiaomi", "redmi", "oppo", "oneplus", "wiko", "nokia",
        "htc",
        "sony", "xperia", "motorola", "moto", "pixel", "windows", "proton", "gmail", "thunderbird",
        "appareil", "device", "application", "typeapp", "bluemail", "spark", "airmail",
        "superhuman",
        "zimbra", "gmx", "webde", "aol", "tutanota", "tuta", "fairphone", "realme", "dispositiv",
        "toestel", "puhelim", "ordinateur", "computer", "polymail", "newton", "mailspring",
        "canary",
        "aqua", "verizon", "tmobile", "vodafone", "我", "айфон", "мобил", "телефон",
    ])

    private static let shortThings: Set<Substring> = ["lg", "ios", "tel", "hey", "app"]

    /// Words that make a sentence of it.
    private static let doubts: Set<String> = [
        "mais", "but", "et", "and", "pas", "not", "is", "est", "je", "i", "vous", "you", "hier",
        "yesterday", "devis", "quote", "merci", "please", "to", "que", "qui", "ce", "all", "colis",
    ]
}
