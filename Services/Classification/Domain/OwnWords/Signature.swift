/// What a signature looks like.
enum Signature {
    /// Signatures have short lines; a longer one is text again.
    private static let longestLine = 90

    /// A footer has so many lines at most.
    private static let longestFooter = 12

    /// A closing formula alone on its line, or with a name behind it.
    static func isClosing(_ line: MailLine) -> Bool {
        guard line.folded.utf8.count <= 60 else { return false }
        let parts = line.folded.utf8.split(separator: UInt8(ascii: ","), maxSplits: 1)
        guard let formula = parts.first else { return false }
        let words = FoldedWords.of(Substring(formula), atMost: 8).joined(separator: " ")
        guard closings.contains(words) else { return false }
        guard parts.count > 1 else { return true }
        return isName(line.text.drop { $0 != "," }.dropFirst(), atMost: 4)
    }

    /// "-Mary Smith" under the text.
    static func isDashedName(_ line: MailLine) -> Bool {
        guard line.text.hasPrefix("-"), line.text.dropFirst().first?.isLetter == true else {
            return false
        }
        let name = line.text.dropFirst()
        return isName(name, atMost: 3) && name.contains(" ") && !Speech.isIn(line)
    }

    static func isTooLong(_ line: MailLine) -> Bool {
        line.folded.unicodeScalars.count > longestLine && !line.isContact
    }

    /// Whether all that is left below a drawn line, up to the history, is how
    /// to reach somebody.
    static func isFooter(_ lines: [MailLine], below rule: Int) -> Bool {
        var count = 0
        var contacts = 0
        for (index, line) in lines[(rule + 1)...].enumerated() {
            if index > 3 * longestFooter { return false }
            if line.isQuoted { break }
            if line.isBlank || line.isRule { continue }
            count += 1
            if count > longestFooter || Speech.isIn(line) || isTooLong(line) { return false }
            if line.isContact { contacts += 1 }
        }
        return contacts > 0 && contacts * 3 >= count
    }

    private static func isName(_ text: some StringProtocol, atMost most: Int) -> Bool {
        let words = text.split(separator: " ")
        guard (1...most).contains(words.count) else { return false }
        return words.allSatisfy { word in
            word.first?.isUppercase == true
                && word.allSatisfy { $0.isLetter || "-.'’".contains($0) }
        }
    }

    private static let closings: Set<String> = [
        "cordialement", "bien cordialement", "tres cordialement", "cdt", "cdlt", "bien a vous",
        "salutations", "sinceres salutations", "salutations distinguees", "meilleures salutations",
        "cordiales salutations", "respectueusement", "bien respectueusement", "bien a toi",
        "amicalement", "sincerement", "bien sincerement", "sentiments distingues", "best regards",
        "kind regards", "kindest regards", "regards", "warm regards", "with regards",
        "with kind regards", "best", "best wishes", "all the best", "sincerely",
        "yours sincerely", "sincerely yours", "yours faithfully", "yours truly", "respectfully",
        "cheers", "many thanks and best regards", "mit freundlichen grussen",
        "mit freundlichem gruss", "freundliche grusse", "beste grusse", "viele grusse",
        "liebe grusse", "mfg", "saludos", "un saludo", "saludos cordiales", "cordialmente",
        "atentamente", "atenciosamente", "cumprimentos", "com os melhores cumprimentos",
        "cordiali saluti", "distinti saluti", "saluti", "met vriendelijke groet",
        "met vriendelijke groeten", "vriendelijke groeten", "groeten", "mvg",
        "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "vennlig hilsen", "mvh",
        "med vanliga halsningar", "vanliga halsningar", "pozdrawiam", "z powazaniem",
        "ystavallisin terveisin", "terveisin", "с уважением", "з повагою",
    ]
}
