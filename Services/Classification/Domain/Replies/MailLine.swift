import Language

/// One line of a mail and what its look says.
struct MailLine: Sendable {
    /// Signatures have short lines; a longer one is text again.
    static let longestInSignature = 90

    /// The line without blanks at its ends.
    let text: String

    /// The line as the rules compare it.
    let folded: String

    init(_ line: String) {
        text = Self.trimmed(line)
        folded = Self.trimmed(Folding.fold(text.opening(1000)))
    }

    var isBlank: Bool { folded.isEmpty }

    var isQuoted: Bool { folded.hasPrefix(">") || folded.hasPrefix("|>") }

    /// "-- ", which by custom stands above a signature.
    var isSignatureMark: Bool { folded == "--" || folded == "---" }

    /// A line drawn with characters, without a word.
    var isRule: Bool {
        folded.count >= 4 && folded.allSatisfy { "-=_*~#".contains($0) }
    }

    /// A closing formula alone on its line.
    var isClosing: Bool {
        let words = folded.split { !($0.isLetter || $0 == "'") }.joined(separator: " ")
        return Self.closings.contains(words)
    }

    var isPostscript: Bool {
        folded.hasPrefix("ps ") || folded.hasPrefix("ps:") || folded.hasPrefix("p.s")
    }

    /// A line that a telephone or a mail program adds.
    var isDeviceLine: Bool { Self.deviceOpenings.contains { folded.hasPrefix($0) } }

    /// The first line of a legal notice.
    var opensDisclaimer: Bool {
        let isOpening = Self.disclaimerOpenings.contains { folded.hasPrefix($0) }
        return isOpening && Self.disclaimerMarks.contains { folded.contains($0) }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let rest = text.drop(while: \.isWhitespace)
        guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...end])
    }

    private static let closings: Set<String> = [
        "cordialement", "bien cordialement", "tres cordialement", "cdt", "cdlt", "bien a vous",
        "salutations", "sinceres salutations", "salutations distinguees", "respectueusement",
        "bien a toi", "amicalement", "sincerement", "best regards", "kind regards", "regards",
        "warm regards", "best", "all the best", "sincerely", "yours sincerely", "yours faithfully",
        "yours truly", "cheers", "many thanks and best regards",
    ]
    private static let deviceOpenings = [
        "envoye de mon", "envoye depuis", "envoye a partir d", "envoye avec", "telecharger outlook",
        "obtenez outlook", "provenance :", "sent from", "sent with", "sent via", "get outlook for",
        "get bluemail",
    ]
    private static let disclaimerOpenings = [
        "ce message", "cet e-mail", "cet email", "ce courriel", "ce mail",
        "les informations contenues",
        "this e-mail", "this email", "this message", "the information contained", "the contents of",
        "confidential", "avis de confidentialite", "disclaimer",
        "si vous n'etes pas le destinataire",
        "if you are not the intended", "please consider the environment",
        "pensez a l'environnement",
        "avant d'imprimer", "n'imprimez",
    ]
    private static let disclaimerMarks = [
        "confidenti", "destinataire", "intended", "recipient", "environ", "imprim", "print",
        "virus",
        "privileged", "erreur", "in error",
    ]
}
