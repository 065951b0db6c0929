import Language

/// How much work the words of a request show it to be.
///
/// A detail raises the level and nothing lowers it again; what the client
/// says of the object as a whole moves an ordinary object by one level.
struct Complexity: Sendable {
    let level: Level?
    let evidence: [String]

    init(_ request: RequestReading) {
        let judgement = Judgement(request)
        let held = request.findings.filter { !$0.isDenied }
        let objects = Self.objects(among: held, of: request)
        if let found = Self.complex(held, judgement) {
            (level, evidence) = (.complex, found)
        } else if let found = Self.medium(held, objects, judgement) {
            (level, evidence) = (.medium, found)
        } else if let found = Self.simple(held, objects, judgement) {
            (level, evidence) = (.simple, found)
        } else {
            (level, evidence) = (nil, [])
        }
    }

    private static func complex(_ held: [Finding], _ judgement: Judgement?) -> [String]? {
        var found = held.filter {
            $0.meaning == .object(.complex) || $0.meaning == .detail(.complex)
        }
        .map(\.shown)
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
            return judgement.level == .medium ? objects.map(\.shown) + [judgement.shown] : nil
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
        let found = objects.map(\.shown) + details + (judgement.map { [$0.shown] } ?? [])
        return found.isEmpty ? nil : found
    }

    /// The objects that count: those of the objet where it names one.
    private static func objects(among held: [Finding], of request: RequestReading) -> [Finding] {
        let all = held.filter { finding in
            if case .object = finding.meaning { true } else { false }
        }
        let named = all.filter { request.isInObjet($0) }
        return named.isEmpty ? all : named
    }
}
