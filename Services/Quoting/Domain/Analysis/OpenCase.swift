import Contracts

/// A complete request that goes to a person only because its words do not
/// tell how much work the object is.
struct OpenCase: Sendable {
    /// The analysis as the grid alone makes it.
    let analysis: RequestAnalysis

    /// The least that the grid's words show; nothing when they show nothing.
    let least: Level?

    /// The words that made it doubtful, as the grid writes them.
    let doubts: [String]
}

/// What an advisor makes of an open case.
struct LevelAdvice: Sendable, Hashable {
    /// Nothing when it cannot tell either.
    let level: Level?

    /// Percent, 0 to 100.
    let confidence: Int
}

/// A second opinion on open cases.
struct LevelAdvisor: Sendable {
    /// Says how much work the object is; nothing when there is no opinion.
    var advise: @Sendable (RequestToAnalyse) async -> LevelAdvice?

    /// Has no opinion.
    static let none = LevelAdvisor { _ in nil }
}

extension Grid {
    /// What an advisor must be sure of, in percent, for its word to count.
    static let decisiveAdvice = 80

    /// Joins an advisor's word with an open case.
    ///
    /// Only a sure word counts, and none brings the object below what the
    /// grid's own words show; the price is the grid's. Of the analysis
    /// nothing else changes.
    func analysis(of open: OpenCase, by advice: LevelAdvice) -> RequestAnalysis {
        guard let advised = advice.level, advice.confidence >= Self.decisiveAdvice else {
            return open.analysis
        }
        let level = max(advised, open.least ?? advised)
        let rule = rule(for: level)
        let opinion = "avis du modèle de langue (\(min(advice.confidence, 100)) %)"
        let despite = open.doubts.isEmpty ? [] : ["malgré « \(open.doubts[0]) »"]
        return RequestAnalysis(
            completeness: open.analysis.completeness,
            missingInfo: open.analysis.missingInfo,
            warnings: open.analysis.warnings,
            creditsEstimes: rule.credits,
            validationStatus: rule.status,
            rule: "llm_\(rule.name)",
            reason: rule.reason(for: [opinion] + despite),
            language: open.analysis.language
        )
    }

    private func rule(for level: Level) -> CreditRule {
        switch level {
        case .simple: rules.simpleObject
        case .medium: rules.mediumObject
        case .complex: rules.complexObject
        }
    }
}
