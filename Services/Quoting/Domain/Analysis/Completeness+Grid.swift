import Contracts
import Language

extension Grid {
    /// What a quote needs, and whether the request has it (A2.5).
    func completeness(of request: RequestReading) -> Completeness {
        Completeness(
            visual: !request.visuals.isEmpty,
            object: namesObject(request),
            description: describes(request)
        )
    }

    /// What is missing, in the order in which the client is asked.
    func missing(of completeness: Completeness) -> [(item: MissingInfo, name: String)] {
        var items: [(MissingInfo, String)] = []
        if !completeness.visual { items.append((.visual, missing.visual)) }
        if !completeness.object { items.append((.object, missing.object)) }
        if !completeness.description { items.append((.description, missing.description)) }
        return items
    }

    private func namesObject(_ request: RequestReading) -> Bool {
        let (objet, description) = (request.objet, request.description)
        return request.held.contains { $0.meaning.isObject }
            || substance.namesSomething(at: objet.positions, in: objet.words)
            || substance.namesSomething(
                at: description.positions,
                in: description.words,
                besides: materials
            )
    }

    /// Whether there is enough to go by: long enough, and in it different
    /// words, or sizes, of which the objet has not said all.
    private func describes(_ request: RequestReading) -> Bool {
        let (objet, description) = (request.objet, request.description)
        guard objet.length >= minimums.objetLength,
            description.length >= minimums.descriptionLength
        else { return false }
        let said = substance.words(at: description.positions, in: description.words)
        let known = Set(objet.words.all.map { Self.singular($0.text) })
        let sizes = sizes(in: description)
        let isNew = sizes > 0 || said.contains { !known.contains(Self.singular($0)) }
        return isNew && said.count + sizes >= minimums.descriptionWords
    }

    /// How many different measures a text gives.
    private func sizes(in text: ReadText) -> Int {
        guard dimensions.contains(where: { $0.occurs(in: text.signs) }) else { return 0 }
        return Set(
            text.words.all.map(\.text).filter { $0.utf8.contains { (48...57).contains($0) } }
        )
        .count
    }

    private static func singular(_ word: String) -> Substring {
        word.hasSuffix("s") || word.hasSuffix("x") ? word.dropLast() : word[...]
    }
}
