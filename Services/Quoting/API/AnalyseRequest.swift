import Contracts

extension QuotingRoutes {
    /// `POST /v1/quoting/analysis`: says whether a request is complete, and what it costs.
    func analyse(_ request: RequestToAnalyse) async -> RequestAnalysis {
        switch grid.assessment(of: request) {
        case .decided(let analysis): return analysis
        case .open(let open):
            guard let advice = await advisor.advise(request) else { return open.analysis }
            return grid.analysis(of: open, by: advice)
        }
    }
}
