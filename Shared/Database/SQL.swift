/// A statement whose values are bound, never spliced into its text.
///
/// Every interpolation becomes a bound value, so text from outside can
/// never change what a statement does:
///
/// ```swift
/// try connection.query("SELECT id FROM tickets WHERE email = \(email)")
/// ```
///
/// Three interpolations are not a single value: `\(raw:)` splices an
/// identifier that the program itself wrote, `\(fragment:)` puts in another
/// statement with its own bound values, `\(list:)` binds each element for
/// an `IN (...)`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text between the bound values: always one more than there are values.
    var pieces: [String]

    /// The values to bind, in the order of their placeholders.
    public internal(set) var bindings: [SQLValue]

    public init(stringLiteral text: String) {
        pieces = [text]
        bindings = []
    }

    public init(stringInterpolation interpolation: Interpolation) {
        pieces = interpolation.pieces
        bindings = interpolation.bindings
    }

    /// What the statement says without its values.
    public var shape: Shape { Shape(pieces: pieces) }

    /// The text with the placeholders `$1`, `$2`, ..., as SQLite and PostgreSQL read them.
    public var text: String { text { "$\($0)" } }

    /// The text in a dialect of its own, such as `?` for every value.
    ///
    /// - Parameter placeholder: Names the place of a value, counted from 1.
    /// - Returns: The text with these names in the places of the values.
    public func text(placeholder: (Int) -> String) -> String {
        guard !bindings.isEmpty else { return pieces[0] }
        var text = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() {
            text += placeholder(index + 1)
            text += piece
        }
        return text
    }
}

extension SQL {
    /// What a statement says without its values: under this a driver finds what
    /// it has prepared, without making the text.
    public struct Shape: Hashable, Sendable {
        let pieces: [String]

        /// Literal pieces are compared by their addresses, so telling two
        /// statements apart by more than their lengths would cost more than it saves.
        public func hash(into hasher: inout Hasher) {
            for piece in pieces { hasher.combine(piece.utf8.count) }
        }
    }
}

extension SQL: CustomStringConvertible, CustomReflectable {
    /// The text without any bound value, fit for a log.
    public var description: String { text }

    public var customMirror: Mirror { Mirror(self, children: ["text": text]) }
}
