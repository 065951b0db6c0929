import Contracts
import Language

/// A request as the rules read it: its words, what the grid knows of them,
/// and what its files are.
struct RequestReading: Sendable {
    let objet: ReadText
    let description: ReadText

    /// Objet and description one after the other.
    let whole: Words

    /// What the grid knows of the words, in reading order.
    let findings: [Finding]

    /// What it knows and the client does not deny.
    let held: [Finding]

    /// The objects that are not mentioned for another's sake.
    let heads: [Finding]

    /// Those of them that the request is about.
    let objects: [Finding]
    let visuals: [(name: String, category: FileCategory)]
    let language: ClientLanguageCode

    /// Which words of the whole the client denies.
    let denied: DeniedWords

    /// A longer text has said what it is about by then, in Unicode scalars.
    private static let readTitle = 500
    private static let readText = 6_000

    /// Nobody sends more files with a request.
    private static let readFiles = 1_000

    init(_ request: RequestToAnalyse, grid: Grid) {
        objet = ReadText(request.objet.opening(Self.readTitle), grid: grid)
        description = ReadText(request.description.opening(Self.readText), grid: grid)
        // The full stop keeps the title's last clause apart from the text's first.
        whole = Words(folded: "\(objet.folded).\n\(description.folded)")
        let guess = ClientLanguage.guess("\(objet.text).\n\(description.text)", as: whole)
        language = ClientLanguageCode(rawValue: guess.rawValue)
        denied = grid.vocabulary.denials.denied(in: whole)
        let (title, signature) = (objet.words.count, objet.words.count + description.signature)
        var found = grid.vocabulary.findings(in: whole, denied: denied).filter {
            $0.range.upperBound <= title || $0.range.lowerBound < signature
        }
        if !found.contains(where: { $0.meaning.isObject }) {
            // The words of the objet are the first of the whole.
            found += grid.vocabulary.nearFindings(
                in: whole,
                denied: denied,
                limit: min(title, Self.respelled)
            )
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        let held = found.filter { !$0.isDenied }
        let meant = ObjectsMeant(held, in: whole, isEnglish: guess == .english)
        (findings, self.held, heads) = (found, held, meant.heads)
        objects = Self.objects(meant.heads, title: objet, text: description, grid: grid)
        visuals = request.fichiers.prefix(Self.readFiles).compactMap { file in
            grid.files.category(of: file).map { (file.name, $0) }
        }
    }

    /// How many words of the objet are looked at for slips of the pen.
    private static let respelled = 12

    /// Whether a finding stands in the objet.
    func isInObjet(_ finding: Finding) -> Bool {
        finding.range.upperBound <= objet.words.count
    }

    /// The objects of the objet where it names one that the grid knows, else
    /// those of the description.
    ///
    /// Where the objet names something else, the description's count only
    /// when they are presented as the object: "un bol", "our box". A thing
    /// in passing is a part of what the grid does not know.
    private static func objects(
        _ heads: [Finding],
        title: ReadText,
        text: ReadText,
        grid: Grid
    )
        -> [Finding]
    {
        let named = heads.filter { $0.range.upperBound <= title.words.count }
        if !named.isEmpty { return named }
        guard grid.substance.namesSomething(at: title.positions, in: title.words) else {
            return heads
        }
        return heads.filter { head in
            let start = head.range.lowerBound - title.words.count
            return text.positions.first.map { $0 >= start } ?? true
                || grid.substance.isIntroduced(start, in: text.words)
                || (start > 1 && grid.substance.isIntroduced(start - 1, in: text.words))
        }
    }
}

/// The objet or the description.
struct ReadText: Sendable {
    /// The text without addresses.
    let text: String

    let folded: String

    /// The bytes of that, as sizes are looked for.
    let signs: [UInt8]
    let words: Words

    /// The word at which a signature begins, or the text's end.
    let signature: Int

    /// Where it says something.
    let positions: [Int]

    /// In characters, blanks at the ends and repeated ones not counted.
    let length: Int

    init(_ text: some StringProtocol, grid: Grid) {
        self.text = Addresses.removed(from: text)
        folded = Folding.fold(self.text)
        signs = Array(folded.utf8)
        words = Words(folded: folded)
        length = Self.length(of: self.text)
        signature = grid.correspondence.signature(in: words)
        let (end, greeted) = (signature, grid.correspondence.greeted(in: words))
        positions = grid.substance.positions(in: words).filter {
            $0 < end && !greeted.contains($0)
        }
    }

    private static func length(of text: String) -> Int {
        // Of the letters of a plain line, none joins another.
        if text.isPlainLine { return text.unicodeScalars.count }
        return text.split { $0.isWhitespace }.joined(separator: " ").count
    }
}
