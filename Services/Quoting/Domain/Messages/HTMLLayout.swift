import Contracts
import Language

/// The page around every HTML mail.
struct HTMLLayout: Sendable {
    private enum Piece {
        case literal(String)
        case language
        case subject
        case content
    }

    private let pieces: [Piece]

    /// Reads a layout: HTML with `{language}`, `{subject}` and `{content}`.
    ///
    /// - Throws: ``DataFileError`` when one of the three is missing.
    init(_ text: String, name: String) throws(DataFileError) {
        for needed in ["{language}", "{subject}", "{content}"] where !text.contains(needed) {
            throw DataFileError(file: name, line: nil, message: "lacks \(needed)")
        }
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            pieces.append(.literal(String(rest[..<open])))
            rest = rest[open...]
            let known: [(String, Piece)] = [
                ("{language}", .language), ("{subject}", .subject), ("{content}", .content),
            ]
            if let (mark, piece) = known.first(where: { rest.hasPrefix($0.0) }) {
                pieces.append(piece)
                rest = rest.dropFirst(mark.count)
            } else {
                pieces.append(.literal("{"))
                rest = rest.dropFirst()
            }
        }
        pieces.append(.literal(String(rest)))
        self.pieces = pieces
    }

    /// The whole page, in one pass: nothing that a client wrote is filled in again.
    func page(language: ClientLanguageCode, subject: String, content: String) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .language: HTMLText.escaped(language.rawValue)
            case .subject: HTMLText.escaped(subject)
            case .content: content
            }
        }
        .joined()
    }
}
