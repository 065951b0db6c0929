/// The end of an attribution, and what the whole says.
struct AttributionEnding {
    private let hasVerb: Bool
    private let hasAddress: Bool

    /// Whether an address in brackets is what comes last before the verb or colon.
    private let endsWithAddress: Bool
    private let date: MailDate

    /// Whether the client's "you" or "I" is there, which no program writes.
    private let isSpoken: Bool
    private let hasComma: Bool

    /// Reads folded text from the beginning of the attribution; nothing when
    /// it is not at its end.
    init?(_ folded: String) {
        let core = Self.withoutMarks(folded)
        let tail = TextTail(core)
        let hasColon = folded[core.endIndex...].utf8.contains(UInt8(ascii: ":"))
        guard hasColon || Self.bareVerbs.contains(where: tail.ends) else { return nil }
        let verb = Self.finalVerbs.first { tail.endsWithWord($0) }
        let isAttached = Self.attachedVerbs.contains(where: tail.ends)
        let inner = Self.innerVerbs.contains { core.contains($0) }
        hasVerb = verb != nil || isAttached || (hasColon && inner)
        let before = core.utf8.dropLast(verb?.utf8.count ?? 0).last { $0 != UInt8(ascii: " ") }
        hasAddress = core.utf8.contains(UInt8(ascii: "@"))
        endsWithAddress = hasAddress && before.map { ">])\";".utf8.contains($0) } ?? false
        date = MailDate(folded)
        hasComma = core.contains(",")
        isSpoken = FoldedWords.of(core).contains { Self.spoken.contains($0) }
        // Without a colon it may be the middle of a line that goes on.
        if !hasColon, !(verb != nil && hasAddress && date.hasTime) { return nil }
    }

    /// Whether it introduces history, with a date at its beginning.
    func introduces(in place: Attribution.Place) -> Bool {
        if hasVerb {
            if place.isAboveQuote {
                return hasAddress || date.hasYear || date.hasTime || date.hasFigures
            }
            if isSpoken { return date.hasYear && place.isAlone }
            if hasAddress || date.isExact { return true }
            return (date.hasYear || date.hasFigures) && (hasComma || place.isAlone)
        }
        if endsWithAddress { return date.hasTime || date.hasYear }
        if hasAddress, date.isExact { return !isSpoken }
        return place.isAboveQuote && date.isExact
    }

    /// Whether it introduces history with somebody's name and address first,
    /// or in words that are not known here.
    func names(in place: Attribution.Place) -> Bool {
        guard hasAddress, !isSpoken, place.isFirst else { return false }
        if endsWithAddress, hasVerb || place.isAboveQuote { return true }
        return date.hasYear && date.hasTime && (place.isAlone || place.isAboveQuote)
    }

    private static func withoutMarks(_ folded: String) -> Substring {
        var core = folded[...]
        let hasBracket = core.contains("<") || core.contains("&lt;")
        while let last = core.last, ": -*_>".contains(last) {
            // The bracket of an address is no mark.
            if last == ">", hasBracket { break }
            core = core.dropLast()
        }
        return core
    }

    /// Forms of "wrote" at the end, folded.
    private static let finalVerbs = [
        "wrote", "writes", "a ecrit", "ecrit", "schrieb", "schreibt", "escribio", "escribe",
        "ha scritto", "scrive", "schreef", "escreveu", "skrev", "napisal", "napisal(a)",
        "napisala", "napsal", "napsal(a)", "napsala", "kirjoitti", "irta", "ezt irta", "a scris",
        "sunu yazdi", "yazdi", "написал", "написал(а)", "написала", "написав", "написав(ла)",
        "пишет", "пише", "писал", "писал(а)", "geschreven", "geschrieben", "kirjutas", "rakstija",
        "parase", "va escriure", "pisze", "je napisao", "napisao", "έγραψε", "כתב", "كتب", "作成",
        "viet",
        "da viet",
    ]

    /// Those that are known to stand without a colon.
    private static let bareVerbs = ["wrote", "ecrit"]

    /// The same where no blank parts them from the name.
    private static let attachedVerbs = [
        "写道", "寫道", "のメッセージ", "が書いた", "は書きました", "님이 작성", "작성",
    ]

    /// Verbs that stand before the name.
    private static let innerVerbs = [
        " schrieb ", " skrev ", " schreef ", " kirjoitti ", " ecrit par ",
    ]

    private static let spoken: Set<Substring> = [
        "vous", "nous", "votre", "notre", "vos", "nos", "je", "j'ai", "tu", "ton", "ma", "mon",
        "you", "your", "i", "we", "our", "us", "my", "they", "he", "she", "sie", "wir", "ich",
    ]
}
