import Language

/// A line of a template: literal text and values.
struct TextLine: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        /// Text as it stands, and as it stands in HTML.
        case literal(String, html: String)
        case value(Placeholder)
    }

    let pieces: [Piece]

    /// Reads a line; a value stands in braces.
    ///
    /// - Throws: ``DataFileError`` at a brace that is not closed or a name
    ///   that is not a placeholder.
    init(_ line: DataLine) throws(DataFileError) {
        var pieces: [Piece] = []
        var rest = line.text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            if open > rest.startIndex { pieces.append(Self.literal(rest[..<open])) }
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                throw line.error("a brace without its other half")
            }
            let name = rest[open..<close].dropFirst()
            guard let placeholder = Placeholder(rawValue: String(name)) else {
                throw line.error("there is no placeholder {\(name)}")
            }
            pieces.append(.value(placeholder))
            rest = rest[close...].dropFirst()
        }
        if !rest.isEmpty { pieces.append(Self.literal(rest)) }
        self.pieces = pieces
    }

    private static func literal(_ text: Substring) -> Piece {
        .literal(String(text), html: HTMLText.escaped(String(text)))
    }

    var placeholders: [Placeholder] {
        pieces.compactMap { if case .value(let placeholder) = $0 { placeholder } else { nil } }
    }

    /// The placeholder, when the line is nothing but that.
    var only: Placeholder? {
        pieces.count == 1 ? placeholders.first : nil
    }
}
