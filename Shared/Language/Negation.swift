/// How French and English deny something, in words and their reach.
enum Negation {
    /// How many words a denial reaches to its right, at most to its clause's end.
    static let reach: [String: Int] = [
        "pas": 6, "jamais": 6, "sans": 4, "ni": 3, "aucun": 3, "aucune": 3, "non": 1,
        "not": 6, "never": 6, "without": 4, "no": 3, "nor": 3, "neither": 3,
    ]

    /// Words that deny only after "ne": "plus" alone means more.
    static let afterNe: Set<String> = ["plus", "rien", "guere", "point", "personne"]

    /// Words after which a denial reaches no further: "sans décor avec deux tiroirs".
    static let ends: Set<String> = ["avec", "with", "plutot", "instead", "rather", "juste", "just"]

    /// Words that, after "pas", show that it denies what follows and not what came before.
    static let looksAhead: Set<String> = [
        "si", "trop", "tres", "mal", "de", "d", "du", "des", "un", "une", "cher", "besoin",
        "encore", "toujours", "seulement", "loin", "grand", "tout", "forcement", "non",
    ]

    /// Sayings in which the denial reaches no further than the saying.
    static let sayings: [Phrase] = [
        "pas de probleme*", "pas de souci*", "pas mal", "aucun probleme*", "aucun souci*",
        "sans probleme*", "sans souci*", "sans hesit*", "sans doute", "sans plus attendre",
        "n'hesit* pas", "pourquoi pas", "non seulement", "pas seulement", "pas que",
        "no problem*", "no worries", "not a problem", "no issue*", "not only", "why not",
        "not hesitate", "without hesitation", "no doubt", "without further", "never mind",
    ]
}

extension Words {
    /// Tells whether the words at `range` are denied where they stand.
    ///
    /// Knows "ne … pas", a bare "pas", "sans", "aucun", "ni", "not", "no",
    /// "without" and their like. A denial holds inside its clause only, so
    /// "pas cher, je valide" and "sans décor mais texturé" deny one part
    /// each. Two denials do not cancel each other.
    public func isNegated(_ range: Range<Int>) -> Bool {
        guard range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty else { return false }
        return isDeniedBefore(range) || isDeniedAfter(range)
    }

    private func isDeniedBefore(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound - 1
        var distance = 1
        while index >= 0, self[index].clause == self[range.lowerBound].clause, distance <= 6 {
            let word = self[index].text
            if Negation.ends.contains(word) { return false }
            if let reach = reach(at: index), distance <= reach {
                return !isWithinSaying(index, before: range.lowerBound)
            }
            index -= 1
            distance += 1
        }
        return false
    }

    /// Finds "ne … pas" around the words, and the bare "pas" of spoken French after them.
    private func isDeniedAfter(_ range: Range<Int>) -> Bool {
        let clause = self[range.lowerBound].clause
        let following = (range.upperBound..<min(range.upperBound + 3, count))
            .filter { self[$0].clause == clause }
        if hasNe(before: range.lowerBound) {
            return following.contains {
                self[$0].text == "pas" || self[$0].text == "jamais" || self[$0].text == "aucun"
                    || self[$0].text == "aucune" || Negation.afterNe.contains(self[$0].text)
            }
        }
        guard let next = following.first, self[next].text == "pas" else { return false }
        guard following.count > 1 else { return true }
        return !Negation.looksAhead.contains(self[following[1]].text)
    }

    private func reach(at index: Int) -> Int? {
        let word = self[index].text
        if let reach = Negation.reach[word] { return reach }
        return Negation.afterNe.contains(word) && hasNe(before: index) ? 6 : nil
    }

    private func hasNe(before index: Int) -> Bool {
        (max(0, index - 4)..<index).contains {
            (self[$0].text == "ne" || self[$0].text == "n") && self[$0].clause == self[index].clause
        }
    }

    /// Tells whether the denial at `index` belongs to a saying that ends before `target`.
    private func isWithinSaying(_ index: Int, before target: Int) -> Bool {
        Negation.sayings.contains { saying in
            (max(0, index - saying.count + 1)...index).contains { start in
                start + saying.count <= target && has(saying, at: start)
            }
        }
    }
}
