/// Writes a template's blocks as plain text.
struct TextBody: Sendable {
    let values: MessageValues

    func text(of blocks: [Template.Block]) -> String {
        written(blocks).joined(separator: "\n\n") + "\n"
    }

    /// A line with its values filled in.
    func line(_ line: TextLine) -> String {
        var written = ""
        for piece in line.pieces {
            switch piece {
            case .literal(let text, _): written += text
            case .value(let placeholder): written += values.text(placeholder)
            }
        }
        return written
    }

    private func written(_ blocks: [Template.Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let lines): [lines.map(line).joined(separator: "\n")]
            case .list(let points): [points.map { "- \(line($0))" }.joined(separator: "\n")]
            case .points(let placeholder):
                [values.list(placeholder).map { "- \($0)" }.joined(separator: "\n")]
            case .quotation(let placeholder): [quotation(values.text(placeholder))]
            case .button(let label, let address): ["\(line(label))\n\(values.text(address))"]
            case .when(let placeholder, let isThere, let inner):
                values.isThere(placeholder) == isThere ? written(inner) : []
            }
        }
    }

    private func quotation(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }
            .joined(separator: "\n")
    }
}
