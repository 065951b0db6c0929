import Contracts
import Language

extension Grid {
    /// What would help but does not block (A2.5).
    ///
    /// A textured 3D file shows sizes and materials itself.
    func warnings(for request: RequestReading, rule: CreditRule) -> [AnalysisWarning] {
        var warnings: [AnalysisWarning] = []
        if rule != rules.textured3DFile {
            if !dimensions.contains(where: { $0.occurs(in: request.folded) }) {
                warnings.append(.noDimensions)
            }
            if !namesMaterial(request.whole) { warnings.append(.noMaterial) }
        }
        if request.visuals.count == 1, request.visuals[0].category == .image {
            warnings.append(.singlePicture)
        }
        return warnings
    }

    private func namesMaterial(_ words: Words) -> Bool {
        materials.contains { material in
            words.ranges(of: material).contains { !words.isNegated($0) }
        }
    }
}
