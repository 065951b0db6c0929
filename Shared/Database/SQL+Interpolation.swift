extension SQL {
    /// Collects the text and the bound values of one statement.
    public struct Interpolation: StringInterpolationProtocol {
        var pieces = [""]
        var bindings: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            bindings.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds a value; `nil` is bound as NULL.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            bind(value?.sqlValue ?? .null)
        }

        /// Binds the raw value of an enum or an identifier; `nil` is bound as NULL.
        public mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value?)
        where Value.RawValue == String {
            bind(value?.rawValue.sqlValue ?? .null)
        }

        /// Binds each element, separated by commas; no element makes the list `NULL`,
        /// which is in no `IN (...)`.
        public mutating func appendInterpolation(list values: some Sequence<some SQLConvertible>) {
            var isFirst = true
            for value in values {
                if !isFirst { appendLiteral(", ") }
                bind(value.sqlValue)
                isFirst = false
            }
            if isFirst { appendLiteral("NULL") }
        }

        /// Puts in another statement, or a part of one, with its bound values.
        public mutating func appendInterpolation(fragment: SQL) {
            appendLiteral(fragment.pieces[0])
            for (value, piece) in zip(fragment.bindings, fragment.pieces.dropFirst()) {
                bind(value)
                appendLiteral(piece)
            }
        }

        /// Splices text as it is: only for identifiers that the program itself wrote.
        public mutating func appendInterpolation(raw text: String) {
            appendLiteral(text)
        }

        private mutating func bind(_ value: SQLValue) {
            bindings.append(value)
            pieces.append("")
        }
    }
}
