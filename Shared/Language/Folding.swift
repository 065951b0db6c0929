/// Writes text the way the rules compare it: lower case, no accents.
public enum Folding {
    /// Returns text in lower case with accents, ligatures and typographic marks made plain.
    ///
    /// "Œuvre d’Été" becomes "oeuvre d'ete". Combining accents and invisible
    /// characters disappear, every kind of space but the line break becomes
    /// a space, curly quotes and long dashes become the ASCII ones. Other
    /// scripts keep their letters in lower case. Takes time linear in the text.
    public static func fold(_ text: some StringProtocol) -> String {
        var folded = ""
        for scalar in text.unicodeScalars {
            append(scalar, to: &folded)
        }
        return folded
    }

    // To a string and not to its view of scalars, which copies all that it
    // holds when it takes several at once.
    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        switch scalar.value {
        case 0x41...0x5A:
            folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
        case 0x0D:
            folded.unicodeScalars.append("\n")
        case 0x00...0x7F:
            folded.unicodeScalars.append(scalar)
        case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD:
            break
        case 0x85, 0x2028, 0x2029:
            folded.unicodeScalars.append("\n")
        default:
            appendBeyondASCII(scalar, to: &folded)
        }
    }

    private static func appendBeyondASCII(
        _ scalar: Unicode.Scalar,
        to folded: inout String
    ) {
        if let plain = plainForms[scalar] {
            folded += plain
        } else if scalar.properties.isWhitespace {
            folded.unicodeScalars.append(" ")
        } else {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                if let plain = plainForms[lower] {
                    folded += plain
                } else {
                    folded.unicodeScalars.append(lower)
                }
            }
        }
    }

    /// Lower-case letters and marks that have a plain form.
    private static let plainForms: [Unicode.Scalar: String] = {
        let families: [(String, plain: String)] = [
            ("àáâãäåāăąǎ", "a"), ("æǽ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"),
            ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"),
            ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"),
            ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"),
            ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
            ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("²", "2"), ("³", "3"),
            ("’‘‛ʼ´`′＇", "'"), ("“”„«»″", "\""), ("‐‑‒–—―−", "-"), ("…", "..."),
            ("？", "?"), ("！", "!"), ("，", ","), ("：", ":"), ("；", ";"),
        ]
        var forms: [Unicode.Scalar: String] = [:]
        for (letters, plain) in families {
            for letter in letters.unicodeScalars {
                forms[letter] = plain
            }
        }
        return forms
    }()
}
