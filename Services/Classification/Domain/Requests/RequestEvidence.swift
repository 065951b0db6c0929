import Contracts
import Language

/// All that was found in a request, with its pull.
struct RequestEvidence: Sendable {
    struct Finding: Sendable, Hashable {
        /// The client's words, folded, or the French name of a file's kind.
        let name: String

        /// Log-odds: above zero for MODELISATION, below for SUPPORT.
        let pull: Double
    }

    /// What the form adds: 2 to 1 for its own kind.
    static let formPull = 0.7

    /// What is likelier when the clues are even: nobody can model without a picture.
    static let biasWithFiles = -0.2
    static let biasWithoutFiles = -0.9

    let findings: [Finding]
    private let source: RequestSource
    private let hasFiles: Bool

    init(_ request: RequestToClassify) {
        source = request.source
        hasFiles = !(request.fichiers ?? []).isEmpty
        let words = Words(request.weighedText)
        var findings: [Finding] = []
        for clue in RequestClue.all {
            let found = clue.findings(in: words)
            if let name = found.first {
                findings.append(Finding(name: name, pull: clue.pull(of: found.count)))
            }
        }
        if let sign = AttachedFiles(names: (request.fichiers ?? []).map(\.name)).sign {
            findings.append(Finding(name: sign.name, pull: sign.pull))
        }
        self.findings = findings
    }

    var isEmpty: Bool { findings.isEmpty }

    /// The sum of all pulls, the form's included.
    var logOdds: Double {
        let form = source == .modelisation ? Self.formPull : -Self.formPull
        let bias = hasFiles ? Self.biasWithFiles : Self.biasWithoutFiles
        return bias + form + findings.reduce(0) { $0 + $1.pull }
    }

    /// Names the strongest findings for and against a kind in one French sentence.
    func reason(for kind: RequestKind) -> String {
        let towards: (Finding) -> Bool = { kind == .modelisation ? $0.pull > 0 : $0.pull < 0 }
        let pro = Self.listed(findings.filter(towards))
        let contra = Self.listed(findings.filter { !towards($0) })
        return switch (pro.isEmpty, contra.isEmpty) {
        case (false, true): "Indices de \(kind.rawValue) : \(pro)."
        case (false, false): "Indices de \(kind.rawValue) : \(pro) ; en sens contraire : \(contra)."
        case (true, _): "Peu d'indices pour \(kind.rawValue) ; en sens contraire : \(contra)."
        }
    }

    private static func listed(_ findings: [Finding]) -> String {
        findings.sorted { abs($0.pull) > abs($1.pull) }
            .prefix(3)
            .map { "« \($0.name.prefix(40)) »" }
            .joined(separator: ", ")
    }
}
