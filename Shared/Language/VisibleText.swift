extension StringProtocol {
    /// Whether a reader sees anything of the text.
    ///
    /// Where a text must not be empty, this is what empty means: blanks,
    /// control characters and invisible marks alone are no text.
    public var isVisible: Bool { unicodeScalars.contains { $0.isVisible } }
}

extension Unicode.Scalar {
    /// Whether it leaves ink on the page.
    fileprivate var isVisible: Bool {
        guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint,
            self != "\u{2800}"  // A braille pattern without dots.
        else { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        default: return true
        }
    }
}
