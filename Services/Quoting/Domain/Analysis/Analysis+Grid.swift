import Contracts

/// What the grid makes of a request.
enum Assessment: Sendable {
    case decided(RequestAnalysis)

    /// A person decides, unless somebody else can tell the complexity.
    case open(OpenCase)
}

extension Grid {
    /// Analyses a request: is it complete, what does it cost, and why (A2.5, A2.6).
    func analysis(of request: RequestToAnalyse) -> RequestAnalysis {
        switch assessment(of: request) {
        case .decided(let analysis): analysis
        case .open(let open): open.analysis
        }
    }

    /// Analyses a request, and says whether the grid has left it open.
    func assessment(of request: RequestToAnalyse) -> Assessment {
        let reading = RequestReading(request, grid: self)
        let completeness = completeness(of: reading)
        let missing = missing(of: completeness)
        let decision = decision(on: reading, missing: missing.map(\.name))
        let analysis = RequestAnalysis(
            completeness: completeness,
            // A textured 3D file is quoted whatever else is missing.
            missingInfo: decision.rule == rules.incomplete ? missing.map(\.item) : [],
            warnings: warnings(for: reading, rule: decision.rule),
            creditsEstimes: decision.rule.credits,
            validationStatus: decision.rule.status,
            rule: decision.rule.name,
            reason: decision.rule.reason(for: decision.evidence),
            language: reading.language
        )
        guard let least = openness(of: reading, rule: decision.rule) else {
            return .decided(analysis)
        }
        let doubts = decision.rule == rules.doubtful ? decision.evidence : []
        return .open(OpenCase(analysis: analysis, least: least.level, doubts: doubts))
    }

    /// The complexity that the words show, where it alone is open.
    ///
    /// Several objects and complex ones go to a person whatever else is found
    /// out, and an owner who prices doubt has decided.
    private func openness(of request: RequestReading, rule: CreditRule) -> Complexity? {
        guard rule == rules.doubtful || rule == rules.unknownObject,
            rule.outcome == .askAdmin, SeveralObjects.evidence(in: request).isEmpty
        else { return nil }
        let complexity = Complexity(request, grid: self)
        return complexity.level == .complex ? nil : complexity
    }

    /// Tries the rules in the grid's order; the first that holds decides.
    private func decision(
        on request: RequestReading,
        missing: [String]
    )
        -> (rule: CreditRule, evidence: [String])
    {
        let files = textured3DFiles(of: request)
        if !files.isEmpty { return (rules.textured3DFile, files) }
        if !missing.isEmpty { return (rules.incomplete, missing) }
        let doubts =
            request.held.filter { $0.meaning == .doubt }.map(\.shown)
            + request.objects.filter { $0.meaning == .unusualObject }.map(\.shown)
        if !doubts.isEmpty { return (rules.doubtful, doubts) }
        let several = SeveralObjects.evidence(in: request)
        if !several.isEmpty { return (rules.severalObjects, several) }
        let complexity = Complexity(request, grid: self)
        switch complexity.level {
        case .complex: return (rules.complexObject, complexity.evidence)
        case .medium: return (rules.mediumObject, complexity.evidence)
        case .simple: return (rules.simpleObject, complexity.evidence)
        case nil: return (rules.unknownObject, [])
        }
    }

    private func textured3DFiles(of request: RequestReading) -> [String] {
        let isUntextured = request.held.contains { $0.meaning == .untextured }
        guard !isUntextured else { return [] }
        return request.visuals.filter { $0.category == .textured3D }.map(\.name)
    }
}

extension CreditRule {
    /// The price; nothing when somebody is asked first.
    var credits: Int? {
        if case .credits(let number) = outcome { number } else { nil }
    }

    var status: ValidationStatus {
        switch outcome {
        case .credits: .pendingCredits
        case .askClient: .pendingInfo
        case .askAdmin: .pendingAdmin
        }
    }
}
