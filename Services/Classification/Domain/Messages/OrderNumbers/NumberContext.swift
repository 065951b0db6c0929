/// What the words before a number say it is.
enum NumberContext: Sendable, Hashable {
    /// An order's, by its noun; `isMarked` when "n°", "#" or the like stands before.
    case order(isMarked: Bool)

    /// Some paper's: "n°", "numéro", "référence" and no noun.
    case marked

    /// "la 300981".
    case article

    /// At the start of a clause.
    case opening

    /// After a word that may lead to a bare number, such as "sur" or "cancel".
    case led

    /// After a word such as "in", where a place is likelier.
    case place

    /// Of something else.
    case other
    case unknown
}

extension NumberContext {
    /// How many tokens before a number are looked at.
    private static let reach = 8

    /// Reads back from the number at an index to the noun that it belongs to.
    init(before index: Int, in tokens: [MessageToken]) {
        var isMarked = false
        var isOwned = false
        let nearest = index > 0 ? tokens[index - 1].folded : ""
        var place = index - 1
        while place >= 0, index - place <= Self.reach {
            let token = tokens[place]
            defer { place -= 1 }
            if token.isSign(in: OrderNumberVocabulary.numberSigns) {
                isMarked = true
                continue
            }
            if token.isSign(in: ":=(\"«“'’-") { continue }
            guard token.kind == .word else { break }
            if OrderNumberVocabulary.numberWords.contains(token.folded) {
                isMarked = true
                continue
            }
            if OrderNumberVocabulary.ofs.contains(token.folded) {
                isOwned = true
                continue
            }
            if OrderNumberVocabulary.links.contains(token.folded) { continue }
            if Self.isOrderNoun(place, in: tokens) {
                self = .order(isMarked: isMarked)
                return
            }
            guard OrderNumberVocabulary.others.contains(token.folded) else { break }
            let isDeed = OrderNumberVocabulary.deeds.contains(token.folded)
            self = Self.ofOther(place, tokens, (isOwned || isDeed) && !isMarked, nearest)
            return
        }
        self = isMarked ? .marked : Self.bare(before: index, tokens)
    }

    private static func ofOther(
        _ place: Int,
        _ tokens: [MessageToken],
        _ isOwned: Bool,
        _ nearest: String
    ) -> NumberContext {
        // "commande client 4512" is an order.
        if place > 0, tokens[place].folded.hasPrefix("cl"), isOrderNoun(place - 1, in: tokens) {
            return .order(isMarked: false)
        }
        // "la facture de la 51900": the order's invoice.
        if isOwned { return nearest == "la" ? .article : .led }
        return .other
    }

    private static func isOrderNoun(_ place: Int, in tokens: [MessageToken]) -> Bool {
        let token = tokens[place]
        guard token.kind == .word, token.isPlain,
            OrderNumberVocabulary.orders.contains(token.folded)
        else { return false }
        guard place > 0 else { return true }
        return !OrderNumberVocabulary.beforeVerbs.contains(tokens[place - 1].folded)
    }

    private static func bare(before index: Int, _ tokens: [MessageToken]) -> NumberContext {
        guard index > 0 else { return .opening }
        let last = tokens[index - 1]
        if last.kind == .sign { return last.isSign(in: "$£€+'’") ? .unknown : .opening }
        if last.folded == "la" { return .article }
        if OrderNumberVocabulary.places.contains(last.folded) { return .place }
        return OrderNumberVocabulary.leads.contains(last.folded) ? .led : .unknown
    }
}
