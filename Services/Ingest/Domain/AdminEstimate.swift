import Contracts
import Language

/// An admin's answer to the mail that asks for an estimate: "2 crédits", and
/// nothing else but politeness (A3.10).
///
/// What is said besides, a second number, a question mark or a sign makes it
/// something that a person must say again: an estimate goes to the client
/// unread.
enum AdminEstimate {
    /// The credits that a text gives.
    ///
    /// - Parameter words: The admin's own words, without what they quote.
    /// - Returns: Nothing when the text is anything but an estimate within
    ///   ``Credits/range``.
    static func credits(in words: String) -> Int? {
        let folded = Folding.fold(words)
        guard folded.unicodeScalars.count <= 300,
            folded.unicodeScalars.allSatisfy({ allowed.contains($0) || isWordPart($0) })
        else { return nil }
        var rest = folded.split { character in
            character.unicodeScalars.allSatisfy { !isWordPart($0) }
        }.map(String.init).filter { !politeness.contains($0) }
        guard rest.count == 2, units.contains(rest.removeLast()), let text = rest.first,
            let number = numbers[text] ?? plainNumber(text), Credits.range.contains(number)
        else { return nil }
        return number
    }

    private static let units: Set = ["credit", "credits"]

    private static let numbers = [
        "un": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4,
        "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9,
        "nine": 9, "dix": 10, "ten": 10,
    ]

    private static let politeness: Set = [
        "bonjour", "bonsoir", "hello", "hi", "salut", "merci", "beaucoup", "thanks", "thank",
        "you", "svp", "stp", "please", "cordialement", "bien", "regards", "best", "kind",
        "bonne", "journee", "soiree", "a", "s", "il", "te", "vous", "plait",
    ]

    /// What may stand between words; a sign such as a minus may not.
    private static let allowed: Set<Unicode.Scalar> = [
        " ", "\n", "\t", ".", ",", "!", ":", ";", "\"", "'",
    ]

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func plainNumber(_ text: String) -> Int? {
        text.unicodeScalars.allSatisfy(isDigit) && text.utf8.count <= 4 ? Int(text) : nil
    }
}
