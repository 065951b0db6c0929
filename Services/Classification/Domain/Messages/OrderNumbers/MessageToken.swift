/// A piece of a message, as the search for order numbers reads it.
struct MessageToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// Letters alone.
        case word

        /// Letters and digits, at least one digit; "12-345-B", "22h15", "39,99".
        case code

        /// One mark, such as "#" or a line break.
        case sign
    }

    let kind: Kind

    /// As written.
    let raw: String

    /// In lower case without accents.
    let folded: String

    /// Whether it stands right after the token before, without a blank.
    let isGlued: Bool

    /// The number of its digits.
    let digits: Int

    var isNumber: Bool { kind == .code && digits == raw.utf8.count }

    /// Whether nothing was folded but case: "commandé" is not plain, "Commande" is.
    var isPlain: Bool { raw.utf8.count == folded.utf8.count }

    /// Whether it is written like a name: "Lyon".
    var isCapitalised: Bool {
        guard kind == .word, let first = raw.unicodeScalars.first else { return false }
        return first.properties.isUppercase
            && raw.unicodeScalars.dropFirst().allSatisfy { !$0.properties.isUppercase }
    }

    func isSign(in signs: String) -> Bool { kind == .sign && signs.contains(raw) }
}
