import Language

/// How much work the words of a request show it to be.
///
/// A detail raises the level and nothing lowers it again; what the client
/// says of the object as a whole moves an ordinary object by one level. That
/// word alone, of something that the grid does not know, decides nothing.
struct Complexity: Sendable {
    let level: Level?
    let evidence: [String]

    init(_ request: RequestReading, grid: Grid) {
        let judgement = Judgement(request, grid: grid)
        let held = request.held
        let objects = request.objects.filter { $0.meaning != .unusualObject }
        if let found = Self.complex(held, request.heads, judgement) {
            (level, evidence) = (.complex, found)
        } else if let found = Self.medium(held, objects, judgement) {
            (level, evidence) = (.medium, found)
        } else if let found = Self.simple(held, objects, judgement) {
            (level, evidence) = (.simple, found)
        } else {
            (level, evidence) = (nil, [])
        }
    }

    private static func complex(
        _ held: [Finding],
        _ heads: [Finding],
        _ judgement: Judgement?
    )
        -> [String]?
    {
        var found = heads.filter { $0.meaning == .object(.complex) }.map(\.shown)
        found += held.filter { $0.meaning == .detail(.complex) }.map(\.shown)
        if let judgement, judgement.level == .complex { found.append(judgement.shown) }
        return found.isEmpty ? nil : found
    }

    private static func medium(
        _ held: [Finding],
        _ objects: [Finding],
        _ judgement: Judgement?
    )
        -> [String]?
    {
        let details = held.filter { $0.meaning == .detail(.medium) }.map(\.shown)
        let things = objects.filter { $0.meaning == .object(.medium) }.map(\.shown)
        if !details.isEmpty { return things + details }
        if let judgement {
            guard judgement.level == .medium, !objects.isEmpty else { return nil }
            return objects.map(\.shown) + [judgement.shown]
        }
        return things.isEmpty ? nil : things
    }

    private static func simple(
        _ held: [Finding],
        _ objects: [Finding],
        _ judgement: Judgement?
    )
        -> [String]?
    {
        let details = held.filter { $0.meaning == .detail(.simple) }.map(\.shown)
        let found = objects.map(\.shown) + details
        guard !found.isEmpty else { return nil }
        return found + (judgement.map { [$0.shown] } ?? [])
    }
}
