/// Goes through a message's tokens and keeps the codes that are order numbers.
struct OrderNumberReader {
    private let tokens: [MessageToken]

    /// Whether the message is a number and nothing else to speak of.
    private let isBare: Bool

    private var found: [String] = []
    private var seen: Set<String> = []

    /// The place of the number that was kept last.
    private var last: Int?

    init(_ tokens: [MessageToken]) {
        self.tokens = tokens
        isBare =
            tokens.count <= 30
            && tokens.allSatisfy {
                $0.kind != .word || OrderNumberVocabulary.courtesies.contains($0.folded)
            }
    }

    mutating func run() -> [String] {
        var place = 0
        while place < tokens.count, found.count < OrderNumbers.most {
            guard tokens[place].kind == .code else {
                place += 1
                continue
            }
            let group = numberGroup(from: place)
            read(group)
            place = group.upperBound
        }
        return found
    }

    /// The codes from a place on that are written in one go: "06 12 34 56 78".
    private func numberGroup(from start: Int) -> Range<Int> {
        var end = start + 1
        let isAccount = tokens[start].opensAccountNumber
        guard isAccount || tokens[start].isNumber else { return start..<end }
        while end < tokens.count, tokens[end].kind == .code, !tokens[end].isGlued,
            tokens[end].isNumber || isAccount && tokens[end].raw.utf8.count <= 4
        {
            end += 1
        }
        if isAccount, end - start < 3 { return start..<start + 1 }
        return start..<end
    }

    private mutating func read(_ group: Range<Int>) {
        guard group.count > 1 else { return consider(group.lowerBound) }
        let numbers = tokens[group]
        guard numbers.allSatisfy(\.isNumber) else { return }
        let total = numbers.reduce(0) { $0 + $1.digits }
        let isTelephone = tokens[group.lowerBound].raw.hasPrefix("0") && (9...15).contains(total)
        if isTelephone || follows(group.lowerBound, "+") && tokens[group.lowerBound].isGlued {
            return
        }
        let context = NumberContext(before: group.lowerBound, in: tokens)
        if context == .other { return }
        if numbers.dropFirst().allSatisfy({ $0.digits == 3 }), numbers[group.lowerBound].digits < 4
        {
            // Digits in threes are one number; of an order only when its noun stands before.
            guard case .order = context, total <= 9, !isAmount(group.upperBound - 1) else { return }
            return keep(numbers.map(\.raw).joined(separator: " "), at: group.upperBound - 1)
        }
        // Digits that are spelled one by one are no list.
        for place in group where tokens[place].digits > 2 { consider(place) }
    }

    private mutating func consider(_ place: Int) {
        let token = tokens[place]
        guard token.raw.utf8.count <= 30, !isSomethingElse(place) else { return }
        guard isListed(place) || isBareNumber(token) || isNamed(place) else { return }
        keep(token.raw, at: place)
    }

    private mutating func keep(_ number: String, at place: Int) {
        last = place
        guard seen.insert(number.lowercased()).inserted else { return }
        found.append(number)
    }
}

// What a number is by its own look and what stands around it.
extension OrderNumberReader {
    private func isSomethingElse(_ place: Int) -> Bool {
        let token = tokens[place]
        return token.isTelephone || token.isDateOrTime || token.isAmount || token.isCarriers
            || token.isAccountNumber || isAmount(place) || isPartOfDate(place)
            || follows(place, "+") && token.isGlued
    }

    /// A price, a quantity, a share.
    private func isAmount(_ place: Int) -> Bool {
        if follows(place, "$") || follows(place, "£") || follows(place, "€") { return true }
        guard place + 1 < tokens.count else { return false }
        let next = tokens[place + 1]
        return next.isSign(in: OrderNumberVocabulary.currencies + "%")
            || next.kind == .word && OrderNumberVocabulary.units.contains(next.folded)
    }

    private func isPartOfDate(_ place: Int) -> Bool {
        guard tokens[place].digits <= 4 else { return false }
        let neighbours = [place - 1, place + 1].filter { tokens.indices.contains($0) }
        return neighbours.contains {
            tokens[$0].kind == .word && OrderNumberVocabulary.months.contains(tokens[$0].folded)
        }
    }

    private func follows(_ place: Int, _ sign: String) -> Bool {
        place > 0 && tokens[place - 1].kind == .sign && tokens[place - 1].raw == sign
    }

    /// Whether the number goes on with a list: "120 et 121", "la 21880 et la 21881".
    private func isListed(_ place: Int) -> Bool {
        guard let last, place - last <= 5, tokens[last].isNumber == tokens[place].isNumber,
            abs(tokens[last].digits - tokens[place].digits) <= 1
        else { return false }
        return !isPostcode(place)
            && tokens[(last + 1)..<place].allSatisfy {
                $0.isSign(in: OrderNumberVocabulary.connectingSigns)
                    || OrderNumberVocabulary.connectors.contains($0.folded)
            }
    }

    private func isPostcode(_ place: Int) -> Bool {
        tokens[place].isNumber && tokens[place].digits == 5 && place + 1 < tokens.count
            && tokens[place + 1].isCapitalised
            && !OrderNumberVocabulary.courtesies.contains(tokens[place + 1].folded)
    }

    /// Whether the number is all there is.
    private func isBareNumber(_ token: MessageToken) -> Bool {
        guard isBare, token.digits >= 3 else { return false }
        return token.isNumber ? token.digits <= 12 && !token.isYear : !token.hasOtherPrefix
    }

    /// Whether the words before make it an order's.
    private func isNamed(_ place: Int) -> Bool {
        let token = tokens[place]
        switch NumberContext(before: place, in: tokens) {
        case .order(let isMarked):
            return isMarked || token.digits >= 3 && !token.isYear
        case .marked:
            guard !token.hasOtherPrefix, !token.isTracking else { return false }
            return token.isNumber
                ? (3...12).contains(token.digits) : token.raw.utf8.count >= 4 && token.digits >= 2
        case .article:
            return isPlausible(place)
        case .opening:
            return isPlausible(place) && !isPostcodeInside(place)
        case .led:
            return (isPlausible(place) || isInquired(place)) && !isPostcode(place)
        case .place:
            return token.isComposed && token.folded.contains("-") && isPlausible(place)
        case .unknown:
            return isAfterOrder(place)
        case .other:
            return false
        }
    }

    private func isPlausible(_ place: Int) -> Bool {
        let token = tokens[place]
        guard token.isNumber else {
            return token.isComposed && !token.hasOtherPrefix && !token.isTracking
        }
        return (4...10).contains(token.digits) && !token.isYear
    }

    /// A town's number inside of an address, or an address of two words.
    private func isPostcodeInside(_ place: Int) -> Bool {
        (place > 0 || tokens.count < 4) && isPostcode(place)
    }

    /// "infos sur 811".
    private func isInquired(_ place: Int) -> Bool {
        place > 1 && tokens[place].isNumber && tokens[place].digits == 3
            && OrderNumberVocabulary.inquiries.contains(tokens[place - 2].folded)
    }

    /// A long number at the end of a sentence about an order: "a-t-elle été expédiée 649843".
    private func isAfterOrder(_ place: Int) -> Bool {
        guard tokens[place].isNumber, (5...10).contains(tokens[place].digits),
            !isPostcode(place), tokens[place].isAtEnd(of: tokens, place)
        else { return false }
        for token in tokens[..<place].reversed().prefix(12) {
            if token.isSign(in: ".!?;\n") { return false }
            if OrderNumberVocabulary.orders.contains(token.folded), token.isPlain { return true }
            if OrderNumberVocabulary.others.contains(token.folded) { return false }
        }
        return false
    }
}

extension MessageToken {
    fileprivate func isAtEnd(of tokens: [MessageToken], _ place: Int) -> Bool {
        place + 1 == tokens.count || tokens[place + 1].kind == .sign
            || OrderNumberVocabulary.courtesies.contains(tokens[place + 1].folded)
    }
}
