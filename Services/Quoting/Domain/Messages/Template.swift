/// A message's source: what is said, in which order, under which condition.
///
/// Text and HTML are both made from it, so that they cannot differ.
struct Template: Sendable {
    indirect enum Block: Hashable, Sendable {
        case paragraph([TextLine])
        case list([TextLine])
        case points(Placeholder)
        case quotation(Placeholder)
        case button(TextLine, Placeholder)

        /// Only when the value is there, or only when it is not.
        case when(Placeholder, isThere: Bool, [Block])
    }

    let subject: TextLine
    let blocks: [Block]

    /// Reads a template and checks that it uses its values as they can be used.
    ///
    /// - Parameters:
    ///   - text: What its file holds.
    ///   - name: What errors call the file.
    ///   - needs: What its messages are written from.
    /// - Throws: ``DataFileError`` with the line that is wrong.
    init(_ text: String, name: String, needs: TemplateNeeds) throws(DataFileError) {
        var reader = TemplateReader(needs: needs)
        for line in DataLine.lines(of: text, file: name) {
            try reader.read(line)
        }
        (subject, blocks) = try reader.finish(file: name)
    }
}
