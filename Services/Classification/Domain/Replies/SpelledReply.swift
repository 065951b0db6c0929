import Language

/// A reply with the spellings of messages and haste written out: "ouiii c ok pr moi" is
/// "oui c'est ok pour moi".
///
/// Folded; takes time linear in the text.
enum SpelledReply {
    static func spelledOut(_ text: some StringProtocol) -> String {
        var spelled = ""
        var word: [Unicode.Scalar] = []
        var before: Unicode.Scalar = " "
        func end(at next: Unicode.Scalar) {
            guard !word.isEmpty else { return }
            spelled += written(word, after: before, before: next)
            word = []
        }
        for scalar in Folding.fold(text).unicodeScalars {
            if isLetter(scalar) {
                word.append(scalar)
            } else {
                end(at: scalar)
                spelled.unicodeScalars.append(scalar)
                before = scalar
            }
        }
        end(at: " ")
        return spelled
    }

    /// Writes a letter that stands three times or more only once: "merciii".
    private static func squeezed(_ word: [Unicode.Scalar]) -> String {
        var kept = String.UnicodeScalarView()
        var index = 0
        while index < word.count {
            let end = word[index...].firstIndex { $0 != word[index] } ?? word.count
            let isRun = end - index > 2 && word[index] >= "a"
            for scalar in word[index..<(isRun ? index + 1 : end)] { kept.append(scalar) }
            index = end
        }
        return String(kept)
    }

    /// A word beside an apostrophe is a part of one: the "c" of "c'est".
    private static func written(
        _ letters: [Unicode.Scalar],
        after last: Unicode.Scalar,
        before next: Unicode.Scalar
    ) -> String {
        let word = squeezed(letters)
        guard last != "'", next != "'" else { return word }
        let typed = String(String.UnicodeScalarView(letters))
        return short[typed] ?? short[word] ?? word
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    /// What short and wrong spellings stand for.
    private static let short: [String: String] = [
        "acepte": "accepte", "ain't": "is not", "aint": "is not", "aprove": "approve",
        "aproved": "approved", "asap": "urgent", "auj": "aujourd'hui", "av": "avec",
        "avc": "avec", "avt": "avant", "aye": "yes", "b4": "before", "bcp": "beaucoup",
        "bjr": "bonjour", "c": "c'est", "cb": "combien", "cest": "c'est", "chuis": "je suis",
        "cuz": "because", "dac": "d'accord", "dacc": "d'accord", "daccor": "d'accord",
        "daccord": "d'accord", "dak": "d'accord", "dakor": "d'accord", "doki": "ok",
        "dont": "do not", "ds": "dans", "dsl": "desole", "dslee": "desolee",
        "dunno": "do not know", "gonna": "going to", "gotta": "have to", "gr8": "great",
        "gud": "good", "heres": "here's", "idk": "i do not know", "im": "i'm", "its": "it's",
        "ive": "i've", "jai": "j'ai", "jpeux": "je peux", "jsais": "je sais",
        "jsuis": "je suis", "jvais": "je vais", "jvalide": "je valide", "jveux": "je veux",
        "ke": "que", "ki": "qui", "kk": "ok", "koi": "quoi", "lemme": "let me",
        "lets": "let's", "mci": "merci", "merki": "merci", "nah": "no", "nan": "non",
        "nn": "non", "nop": "no", "nope": "no", "np": "no problem", "ns": "nous", "okay": "ok",
        "oke": "ok", "okey": "ok", "oki": "ok", "okk": "ok", "ooo": "out of office", "ouai": "oui",
        "ouaip": "oui",
        "ouais": "oui", "oue": "oui", "ouep": "oui", "pa": "pas", "parfai": "parfait",
        "pcq": "parce que", "pk": "pourquoi", "pls": "please", "plz": "please",
        "pq": "pourquoi", "pr": "pour", "qd": "quand", "qoute": "quote", "qq": "quelque",
        "r": "are", "rdv": "rendez vous", "slt": "salut", "thats": "that's", "thks": "thanks",
        "thx": "thanks", "tks": "thanks", "tkt": "ne t'inquiete pas", "ts": "tous",
        "tt": "tout", "ty": "thank you", "u": "you", "ur": "your", "valid": "valide",
        "valides": "valide", "vallide": "valide", "vasy": "vas y", "vazy": "vas y",
        "vi": "oui", "vs": "vous", "wanna": "want to", "weve": "we've", "whats": "what's",
        "wi": "oui", "yah": "yes", "ye": "yes", "yea": "yes", "yeah": "yes", "yeh": "yes",
        "yep": "yes", "yess": "yes", "youre": "you're", "yr": "your", "yup": "yes",
    ]
}
