import Contracts

/// Looks at the fields of an input and collects what is wrong with them.
///
/// Lengths are in characters as JSON Schema counts them: Unicode scalars.
struct FieldChecks {
    private var errors: [FieldError] = []

    /// One line: neither empty, unless that is said to be right, nor with
    /// line breaks or other control characters.
    mutating func line(
        _ text: String,
        _ field: String,
        atMost limit: Int,
        mayBeEmpty: Bool = false
    ) {
        length(text, field, atMost: limit, mayBeEmpty: mayBeEmpty)
        if text.unicodeScalars.contains(where: Self.isControl) {
            refuse(field, "must be one line without control characters")
        }
    }

    /// Any text but an empty one.
    mutating func text(
        _ text: String,
        _ field: String,
        atMost limit: Int,
        mayBeEmpty: Bool = false
    ) {
        length(text, field, atMost: limit, mayBeEmpty: mayBeEmpty)
        if text.utf8.contains(0) { refuse(field, "must not hold a NUL character") }
    }

    /// An e-mail address: enough of a check to tell it from other text.
    mutating func email(_ text: String, _ field: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.unicodeScalars.allSatisfy {
            !Self.isControl($0) && !Self.isWhitespace($0)
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isPlain,
            text.unicodeScalars.count <= Limits.email
        else { return refuse(field, "must be an e-mail address") }
    }

    /// One of the words that this version knows.
    mutating func known<Value: OpenValue>(_ value: Value, _ field: String) {
        if !Value.known.contains(value) {
            let words = Value.known.map(\.rawValue).joined(separator: ", ")
            refuse(field, "must be one of \(words)")
        }
    }

    mutating func refuse(_ field: String, _ detail: String) {
        errors.append(FieldError(pointer: field.isEmpty ? "#" : "#/\(field)", detail: detail))
    }

    func requireNone() throws(InvalidInput) {
        if !errors.isEmpty { throw InvalidInput(errors: errors) }
    }

    private mutating func length(
        _ text: String,
        _ field: String,
        atMost limit: Int,
        mayBeEmpty: Bool
    ) {
        if !mayBeEmpty, text.allSatisfy(\.isWhitespace) { refuse(field, "must not be empty") }
        // No text has more characters than bytes.
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            refuse(field, "must have at most \(limit) characters")
        }
    }

    private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (0x09...0x0D).contains(scalar.value) }
        return scalar.properties.isWhitespace
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        // Line and paragraph separators break a line as CR and LF do.
        return scalar.properties.generalCategory == .control || scalar == "\u{2028}"
            || scalar == "\u{2029}"
    }
}
