/// A text of the owner's with names in braces, cut up once for all fillings.
struct FillablePattern: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
        case literal(String)
        case value(Int)
    }

    /// The text as it was written.
    let text: String
    private let pieces: [Piece]

    /// - Parameters:
    ///   - text: The text as it is written.
    ///   - names: What is filled in, in the order in which the values are
    ///     given; other braces are text.
    init(_ text: String, names: [String]) {
        self.text = text
        var pieces = [Piece.literal(text)]
        for (number, name) in names.enumerated() {
            pieces = pieces.flatMap { piece -> [Piece] in
                guard case .literal(let text) = piece else { return [piece] }
                let parts = text.split(separator: "{\(name)}", omittingEmptySubsequences: false)
                return Array(
                    parts.map { [Piece.literal(String($0))] }.joined(separator: [.value(number)])
                )
            }
        }
        self.pieces = pieces
    }

    /// The text with its values: nothing within a value is filled in again.
    func filled(with values: String...) -> String {
        var filled = ""
        for piece in pieces {
            switch piece {
            case .literal(let text): filled += text
            case .value(let number): filled += values[number]
            }
        }
        return filled
    }
}
