import Contracts
import Language

extension Grid {
    /// What would help but does not block (A2.5).
    ///
    /// A textured 3D file shows sizes and materials itself.
    func warnings(for request: RequestReading, rule: CreditRule) -> [AnalysisWarning] {
        var warnings: [AnalysisWarning] = []
        if rule != rules.textured3DFile {
            if !givesSize(request) { warnings.append(.noDimensions) }
            if !namesMaterial(request) { warnings.append(.noMaterial) }
        }
        if request.visuals.count == 1, request.visuals[0].category == .image {
            warnings.append(.singlePicture)
        }
        return warnings
    }

    private func givesSize(_ request: RequestReading) -> Bool {
        dimensions.contains {
            $0.occurs(in: request.objet.signs) || $0.occurs(in: request.description.signs)
        }
    }

    private func namesMaterial(_ request: RequestReading) -> Bool {
        materials.ranges(in: request.whole).contains { !request.denied.contain($0) }
    }
}
