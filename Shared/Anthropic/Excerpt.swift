/// The readable beginning of a text.
enum Excerpt {
    /// Returns the first `limit` scalars that a reader sees.
    ///
    /// Direction marks, tags and zero-width characters can hide a text from
    /// people and show it to a model. Characters are not counted, because one
    /// of them can hold any number of scalars.
    static func of(_ text: String, limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        // The view would count itself anew each time.
        var count = 0
        for scalar in text.unicodeScalars where isReadable(scalar) {
            guard count < limit else { break }
            kept.append(scalar)
            count += 1
        }
        return String(kept)
    }

    private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\t" { return true }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate: false
        default: true
        }
    }
}
