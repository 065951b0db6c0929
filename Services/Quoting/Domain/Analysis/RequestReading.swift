import Contracts
import Language

/// A request as the rules read it: its words, what the grid knows of them,
/// and what its files are.
struct RequestReading: Sendable {
    let objet: Words
    let description: Words

    /// Objet and description one after the other.
    let whole: Words
    let findings: [Finding]
    let visuals: [(name: String, category: FileCategory)]
    let objetLength: Int
    let descriptionLength: Int
    let folded: [UInt8]
    let language: ClientLanguageCode

    /// A longer text has said what it is about by then, in characters.
    private static let readLength = 20_000

    init(_ request: RequestToAnalyse, grid: Grid) {
        let title = Self.plain(request.objet)
        let body = Self.plain(request.description)
        objet = Words(title)
        description = Words(request.description.opening(Self.readLength))
        // The full stop keeps the title's last clause apart from the text's first.
        let text = "\(title).\n\(request.description.opening(Self.readLength))"
        whole = Words(text)
        findings = grid.vocabulary.findings(in: whole)
        visuals = request.fichiers.compactMap { file in
            grid.files.category(of: file).map { (file.name, $0) }
        }
        objetLength = title.count
        descriptionLength = body.count
        folded = Array(Folding.fold(text).utf8)
        language = ClientLanguageCode(rawValue: ClientLanguage.guess(text).rawValue)
    }

    /// Whether a finding stands in the objet.
    func isInObjet(_ finding: Finding) -> Bool {
        finding.range.upperBound <= objet.count
    }

    /// The text with each run of blanks as one, none at the ends.
    private static func plain(_ text: String) -> String {
        text.opening(readLength).split { $0.isWhitespace }.joined(separator: " ")
    }
}
