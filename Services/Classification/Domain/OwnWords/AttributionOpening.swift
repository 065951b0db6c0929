import Language

/// Whether a line begins as attributions do: "On Tue, Mar 4", "Le 4 mars",
/// "2025-03-04", "Am 04.03.".
enum AttributionOpening {
    /// A date, after at most some words that introduce it.
    case dated

    /// Only words that introduce a date: the program wrapped the line there.
    case unfinished

    case none

    /// Reads folded text.
    init(_ folded: String) {
        let words = FoldedWords.of(folded.opening(80), atMost: 7)
        self = .none
        var isUnknown = false
        for (index, word) in words.enumerated() {
            if Self.isNumber(word) {
                self = .dated
                return
            }
            if isUnknown { return }
            let isKnown =
                Self.introductions.contains(word) || Self.links.contains(word)
                || Self.isDayOrMonth(word)
            if !isKnown {
                // A word of a language that is not known here, before a figure.
                guard index == 0, word.count <= 4, !Self.articles.contains(word) else { return }
                isUnknown = true
            }
        }
        if !isUnknown, words.count < 7, Self.isIntroduced(folded) { self = .unfinished }
    }

    /// Whether it begins with a word that programs put before a date, and
    /// nobody writes alone.
    static func isIntroduced(_ folded: String) -> Bool {
        let first = FoldedWords.of(folded.opening(20), atMost: 1).first
        return first.map(introductions.contains) ?? false
    }

    /// Whether a line that begins with a date is no rest of a wrapped one:
    /// "On 3", "Tuesday, 3" and "2026-03-03" are none, "2026 at" and "at 10:05" are.
    static func isWholeDate(_ folded: String) -> Bool {
        let opening = folded.opening(40)
        guard let first = FoldedWords.of(opening, atMost: 1).first else { return false }
        if isNumber(first) {
            let figures = MailDate(String(opening.prefix { $0 != " " && $0 != "," }))
            return figures.hasFigures || first.contains("年")
        }
        guard introductions.contains(first) || links.contains(first) || isDayOrMonth(first) else {
            return false
        }
        // "AM +0100" is the rest of a time.
        let date = opening.drop { !$0.isNumber && $0 != "+" }.prefix { $0 != " " }
        return date.first != "+" && !MailDate(String(date)).hasTime
    }

    private static func isNumber(_ word: Substring) -> Bool {
        word.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }

    private static func isDayOrMonth(_ word: Substring) -> Bool {
        shortDays.contains(word) || stems.matches(word)
    }

    /// What an attribution begins with.
    private static let introductions: Set<Substring> = [
        "on", "le", "am", "el", "il", "op", "em", "den", "dnia", "dne", "ngay", "в", "在", "于",
    ]

    /// What may stand between them and the date.
    private static let links: Set<Substring> = [
        "w", "dniu", "in", "data", "dia", "pe", "na", "la", "giorno", "the", "du", "no", "den",
    ]

    /// Short words that begin sentences and never a date.
    private static let articles: Set<Substring> = [
        "les", "des", "mes", "nos", "vos", "ces", "ses", "pour", "avec", "sur", "mais", "soit",
        "ok", "oui", "non", "yes", "but", "for", "only", "max", "and", "et", "ou", "or", "si", "if",
        "que", "we", "i", "aux", "dans", "sous", "par", "plus", "cote", "vu", "ca", "size",
    ]

    /// Days of two letters, as German, Dutch, Finnish and Slavic programs write.
    private static let shortDays: Set<Substring> = [
        "mo", "di", "mi", "do", "fr", "sa", "so", "ma", "wo", "vr", "za", "zo", "ti", "ke", "to",
        "pe", "la", "su", "pn", "wt", "sr", "pt", "nd", "po", "ut", "st", "ct", "pa", "ne", "пн",
        "вт", "ср", "чт", "пт", "сб", "вс", "нд",
    ]

    /// How the names of days and months begin.
    private static let stems = PrefixTable([
        // French and English
        "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "jan", "fev", "avr", "mai", "juin", "juil",
        "aou", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "feb",
        "apr", "may", "jun", "jul", "aug",
        // German, Dutch, Nordic
        "die", "mit", "don", "fre", "son", "okt", "dez", "maa", "din", "woe", "vri", "zat", "zon",
        "mei", "man", "tir", "tor", "lor", "ons", "mandag", "maj", "tis",
        // Romance
        "mie", "jue", "vie", "sab", "dom", "ene", "abr", "ago", "dic", "gio", "gen", "mag", "giu",
        "lug", "set", "ott", "seg", "ter", "qua", "qui", "sex", "out", "fev",
        // Slavic, Finnish
        "pon", "wto", "sro", "czw", "pia", "nie", "sty", "lut", "kwi", "maj", "cze", "lip", "sie",
        "wrz", "paz", "lis", "gru", "maa", "tii", "kes", "tor", "per", "lau", "sun", "янв", "фев",
        "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек", "понед", "вторн",
        "сред", "четв", "пятн", "субб", "воскр", "понеділ", "вівт", "серед", "субот", "неділ",
    ])
}
