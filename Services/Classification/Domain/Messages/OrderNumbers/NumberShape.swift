/// What a code looks like by itself.
extension MessageToken {
    /// Digits that a telephone has: ten from 0 on, or in the pairs and triples of one.
    var isTelephone: Bool {
        let only = folded.filter { $0.isASCII && $0.isNumber }
        let marks = folded.filter { !($0.isASCII && $0.isNumber) }
        guard marks.allSatisfy({ $0 == "-" || $0 == "." }) else { return false }
        if only.first == "0", (9...15).contains(digits) { return true }
        let parts = parts(at: "-.")
        return parts == [3, 3, 4] || parts == [3, 4] && marks == "-" && folded.hasPrefix("555")
    }

    /// "12/05", "12.05.2025", "2025-03-12"; also a time such as "8:40" or "22h15".
    var isDateOrTime: Bool {
        if folded.contains(":") { return true }
        let parts = parts(at: "-./")
        if parts.count == 3, parts.contains(4), parts.filter({ $0 <= 2 }).count == 2 {
            return isMadeOfNumbers
        }
        if parts == [2, 2, 2] || parts == [1, 2, 2] { return isMadeOfNumbers }
        if parts.count == 2, parts.allSatisfy({ $0 <= 2 }), folded.contains("/") {
            return isMadeOfNumbers
        }
        return isHour
    }

    /// "14h30", "8h".
    private var isHour: Bool {
        let parts = folded.split(separator: "h", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...2).contains(parts[0].count) && parts[1].count <= 2
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// "39,99", "39.99" and "14e", "100ml": an amount, a rank or a measure in one word.
    var isAmount: Bool {
        if folded.contains(",") { return true }
        if parts(at: ".").count == 2, isMadeOfNumbers, folded.split(separator: ".")[1].count <= 2 {
            return folded.contains(".")
        }
        let number = folded.prefix { $0.isASCII && $0.isNumber }
        let rest = folded.dropFirst(number.count)
        return !number.isEmpty && OrderNumberVocabulary.units.contains(String(rest))
    }

    /// A carrier's: UPS's "1Z…", the postal unions' "LX123456789FR", Colissimo's "6A12345678901".
    var isTracking: Bool {
        isCarriers || raw.utf8.count >= 11 && digits < raw.utf8.count && !folded.contains("-")
    }

    /// A carrier's beyond doubt.
    var isCarriers: Bool { folded.hasPrefix("1z") && raw.utf8.count >= 16 }

    /// A year that a text speaks about.
    var isYear: Bool { isNumber && digits == 4 && ("2015"..."2034").contains(folded) }

    /// Whether it begins like the number of an invoice, a return, a case.
    var hasOtherPrefix: Bool {
        let letters = folded.prefix { $0.isASCII && $0.isLetter }
        return OrderNumberVocabulary.otherPrefixes.contains(String(letters))
    }

    /// The beginning of an account number: "FR76".
    var opensAccountNumber: Bool {
        let scalars = Array(folded.unicodeScalars)
        return (4...34).contains(scalars.count)
            && scalars.prefix(2).allSatisfy { ("a"..."z").contains($0) }
            && scalars.dropFirst(2).prefix(2).allSatisfy { ("0"..."9").contains($0) }
    }

    /// A whole one in one word: "FR7630006000011234567890189".
    var isAccountNumber: Bool { opensAccountNumber && raw.utf8.count >= 15 && !raw.contains("-") }

    /// Whether letters and a number are put together as shops do: "KD-553", "WEB01107".
    var isComposed: Bool {
        guard digits >= 3, !isNumber else { return false }
        if folded.contains("-") { return true }
        let letters = folded.prefix { $0.isASCII && $0.isLetter }.count
        return letters >= 1 && digits >= 4
    }

    private var isMadeOfNumbers: Bool {
        folded.allSatisfy { $0.isASCII && ($0.isNumber || $0.isPunctuation) }
    }

    private func parts(at marks: String) -> [Int] {
        folded.split(omittingEmptySubsequences: false) { marks.contains($0) }.map(\.count)
    }
}
