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
        let isKnown = request.findings.contains { finding in
            if case .object = finding.meaning { !finding.isDenied } else { false }
        }
        return isKnown || !substance.words(of: request.objet).isEmpty
            || substance.namesSomething(in: request.description, besides: materials)
    }

    private func describes(_ request: RequestReading) -> Bool {
        request.objetLength >= minimums.objetLength
            && request.descriptionLength >= minimums.descriptionLength
            && substance.words(of: request.description).count >= minimums.descriptionWords
    }
}
