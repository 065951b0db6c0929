import Language

/// Writes a template's blocks as HTML for mail programs: inline styles, no
/// scripts, nothing loaded from elsewhere.
struct HTMLBody: Sendable {
    let values: MessageValues

    func html(of blocks: [Template.Block]) -> String {
        written(blocks).joined(separator: "\n")
    }

    private func written(_ blocks: [Template.Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let lines): [paragraph(lines)]
            case .list(let points): [list(points.map(line))]
            case .points(let placeholder): [list(values.list(placeholder).map(HTMLText.escaped))]
            case .quotation(let placeholder): [quotation(values.text(placeholder))]
            case .button(let label, let address): [button(line(label), values.text(address))]
            case .when(let placeholder, let isThere, let inner):
                values.isThere(placeholder) == isThere ? written(inner) : []
            }
        }
    }

    private func paragraph(_ lines: [TextLine]) -> String {
        "<p style=\"margin:0 0 16px;\">\(lines.map(line).joined(separator: "<br>\n"))</p>"
    }

    private func list(_ points: [String]) -> String {
        let items = points.map { "<li style=\"margin:0 0 6px;\">\($0)</li>" }
        return """
            <ul style="margin:0 0 16px;padding-left:24px;">
            \(items.joined(separator: "\n"))
            </ul>
            """
    }

    private func quotation(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { HTMLText.escaped(String($0)) }
        return """
            <blockquote style="margin:0 0 16px;padding:8px 16px;border-left:4px solid #d1d5db;">\
            \(lines.joined(separator: "<br>\n"))</blockquote>
            """
    }

    private func button(_ label: String, _ address: String) -> String {
        let link = HTMLText.escaped(address)
        return """
            <p style="margin:24px 0;"><a href="\(link)" style="display:inline-block;\
            padding:12px 24px;background-color:#1d4ed8;border-radius:6px;color:#ffffff;\
            font-weight:bold;text-decoration:none;">\(label)</a></p>
            <p style="margin:0 0 16px;font-size:14px;color:#4b5563;word-break:break-all;">\
            <a href="\(link)" style="color:#1d4ed8;">\(link)</a></p>
            """
    }

    private func line(_ line: TextLine) -> String {
        var written = ""
        for piece in line.pieces {
            switch piece {
            case .literal(_, let html): written += html
            case .value(let placeholder): written += HTMLText.escaped(values.text(placeholder))
            }
        }
        return written
    }
}
