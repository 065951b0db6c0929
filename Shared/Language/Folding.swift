/// Writes text the way the rules compare it: lower case, no accents.
public enum Folding {
    /// Returns text in lower case with accents, ligatures and typographic marks made plain.
    ///
    /// "Œuvre d’Été" becomes "oeuvre d'ete". Combining accents and invisible
    /// characters disappear, every kind of space but the line break becomes
    /// a space, curly quotes and long dashes become the ASCII ones. Other
    /// scripts keep their letters in lower case. Takes time linear in the text.
    public static func fold(_ text: some StringProtocol) -> String {
        // As one known type: each step through an unknown one is a call.
        folded(String(text))
    }

    private static func folded(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return String(decoding: folded, as: UTF8.self)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A:
            folded.append(UInt8(truncatingIfNeeded: scalar.value) + 0x20)
        case 0x0D:
            folded.append(UInt8(ascii: "\n"))
        case 0x00...0x7F:
            folded.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0xC0...0x17F:
            if let plain = latinForms[Int(scalar.value) - 0xC0] {
                folded.append(contentsOf: plain)
            } else {
                appendLowercase(scalar, to: &folded)
            }
        case 0x0300...0x036F, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD:
            break
        case 0x85, 0x2028, 0x2029:
            folded.append(UInt8(ascii: "\n"))
        default:
            if let plain = plainForms[scalar] {
                folded.append(contentsOf: plain)
            } else if scalar.properties.isWhitespace {
                folded.append(UInt8(ascii: " "))
            } else {
                appendLowercase(scalar, to: &folded)
            }
        }
    }

    private static func appendLowercase(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            folded.append(contentsOf: plainForms[lower] ?? Array(lower.utf8))
        }
    }

    /// The plain forms of the letters U+00C0 to U+017F, capital ones too.
    private static let latinForms: [[UInt8]?] = (0xC0...0x17F).map { value in
        Unicode.Scalar(UInt32(value)).flatMap { letter in
            plainForms[letter] ?? letter.lowercase.flatMap { plainForms[$0] }
        }
    }

    /// Lower-case letters and marks that have a plain form.
    private static let plainForms: [Unicode.Scalar: [UInt8]] = {
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
        var forms: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, plain) in families {
            for letter in letters.unicodeScalars {
                forms[letter] = Array(plain.utf8)
            }
        }
        return forms
    }()
}

extension Unicode.Scalar {
    /// Its lower case, where that is one letter.
    fileprivate var lowercase: Unicode.Scalar? {
        let lower = properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first : nil
    }
}
