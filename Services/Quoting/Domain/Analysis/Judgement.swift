import Language

/// What the client says of the object as a whole: "simple", "pas si simple".
struct Judgement: Sendable {
    let level: Level
    let shown: String

    /// Weighs a request's judgements; nothing when it has none.
    ///
    /// What follows a contrast stands against what came before it, so only
    /// that counts: "complexe en apparence, mais simple". Otherwise the
    /// highest counts.
    init?(_ request: RequestReading) {
        let said = request.findings.compactMap { finding -> (start: Int, level: Level, Finding)? in
            guard case .judgement(let level) = finding.meaning else { return nil }
            return (finding.range.lowerBound, Self.meant(level, finding.isDenied), finding)
        }
        let turn = request.whole.contrasts.last { contrast in
            said.contains { $0.start < contrast } && said.contains { $0.start > contrast }
        }
        let counting = turn.map { turn in said.filter { $0.start > turn } } ?? said
        guard let highest = counting.max(by: { $0.level < $1.level }) else { return nil }
        level = highest.level
        shown = highest.2.isDenied ? "pas « \(highest.2.shown) »" : highest.2.shown
    }

    /// "pas si simple" is more than simple, "not complex" is no more than that.
    private static func meant(_ level: Level, _ isDenied: Bool) -> Level {
        guard isDenied else { return level }
        return level == .simple ? .medium : .simple
    }
}
