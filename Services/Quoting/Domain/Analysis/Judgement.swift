import Language

/// What the client says of the object as a whole: "simple", "pas si simple".
struct Judgement: Sendable {
    let level: Level
    let shown: String

    /// Weighs a request's judgements; nothing when it has none.
    ///
    /// What follows a contrast stands against what came before it, so only
    /// that counts: "complexe en apparence, mais simple". Otherwise the
    /// highest counts. What is said of a delivery or of taking the photo is
    /// no judgement of the object.
    init?(_ request: RequestReading, grid: Grid) {
        let words = request.whole
        guard request.findings.contains(where: \.isJudgement) else { return nil }
        let others = grid.otherThings.positions(in: words)
        let said = request.findings.compactMap { finding -> Said? in
            guard case .judgement(let level) = finding.meaning,
                !grid.otherThings.own(finding.range, positions: others, in: words)
            else { return nil }
            let isReversed = grid.otherThings.reverse(finding.range, in: words)
            return Said(level: level, finding: finding, isTurned: finding.isDenied || isReversed)
        }
        guard
            let highest = Self.last(of: said, contrasts: words.contrasts)
                .max(by: { $0.meant < $1.meant })
        else { return nil }
        level = highest.meant
        shown = highest.isTurned ? "pas « \(highest.finding.shown) »" : highest.finding.shown
    }

    /// What is said after the last contrast that stands between two of them.
    private static func last(of said: [Said], contrasts: [Int]) -> [Said] {
        guard let first = said.first?.start, let last = said.last?.start,
            let turn = contrasts.last(where: { $0 > first && $0 < last })
        else { return said }
        return said.filter { $0.start > turn }
    }

    private struct Said {
        let level: Level
        let finding: Finding
        let isTurned: Bool

        var start: Int { finding.range.lowerBound }

        /// "pas si simple" is more than simple, "not complex" is no more than that.
        var meant: Level {
            guard isTurned else { return level }
            return level == .simple ? .medium : .simple
        }
    }
}
