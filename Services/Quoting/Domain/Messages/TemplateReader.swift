/// Reads a template line by line.
struct TemplateReader {
    private let needs: TemplateNeeds
    private var subject: TextLine?
    private var blocks: [Template.Block] = []
    private var paragraph: [TextLine] = []
    private var list: [TextLine] = []
    private var condition: Condition?
    private var said: Set<Placeholder> = []

    private struct Condition {
        let line: DataLine
        let placeholder: Placeholder
        let isThere: Bool
        var blocks: [Template.Block] = []
    }

    init(needs: TemplateNeeds) {
        self.needs = needs
    }

    mutating func read(_ line: DataLine) throws(DataFileError) {
        let text = line.text
        if text.hasPrefix("#") { return }
        if subject == nil { return try readSubject(line) }
        if text.isEmpty {
            endText()
        } else if text == "[end]" {
            try endCondition(line)
        } else if text.hasPrefix("[if ") || text.hasPrefix("[unless ") {
            try openCondition(line)
        } else if text.hasPrefix("[button ") {
            try readButton(line)
        } else if text.hasPrefix("[") {
            throw line.error(
                "there is [if name], [unless name], [end] and [button {address}] Label"
            )
        } else if text.hasPrefix("> ") {
            endText()
            add(.quotation(try alone(line.part(text.dropFirst(2)), as: .block, sign: ">")))
        } else if text.hasPrefix("- ") {
            try readPoint(line.part(text.dropFirst(2)))
        } else {
            endList()
            paragraph.append(try textLine(line))
        }
    }

    /// Ends the reading.
    ///
    /// - Throws: ``DataFileError`` for a condition left open and for a value
    ///   that the template must say and does not.
    mutating func finish(file: String) throws(DataFileError) -> (TextLine, [Template.Block]) {
        endText()
        if let condition { throw condition.line.error("is not closed by [end]") }
        guard let subject else {
            throw DataFileError(file: file, line: 1, message: "begins with Subject: and its text")
        }
        let unsaid = needs.said.subtracting(said).map(\.rawValue).sorted()
        if let name = unsaid.first {
            throw DataFileError(file: file, line: nil, message: "never says {\(name)}")
        }
        return (subject, blocks)
    }

    private mutating func readSubject(_ line: DataLine) throws(DataFileError) {
        guard line.text.hasPrefix("Subject:") else {
            throw line.error("a template begins with Subject: and its text")
        }
        let text = line.part(line.text.dropFirst("Subject:".count))
        guard !text.text.isEmpty else { throw text.error("the subject is empty") }
        subject = try textLine(text)
    }

    private mutating func readButton(_ line: DataLine) throws(DataFileError) {
        guard let close = line.text.firstIndex(of: "]") else {
            throw line.error("a button is written as [button {address}] Label")
        }
        let address = line.part(line.text[..<close].dropFirst("[button ".count))
        let label = line.part(line.text[close...].dropFirst())
        guard !label.text.isEmpty else { throw line.error("the button has no label") }
        endText()
        add(.button(try textLine(label), try alone(address, as: .address, sign: "[button]")))
    }

    private mutating func readPoint(_ line: DataLine) throws(DataFileError) {
        let point = try TextLine(line)
        if let placeholder = point.only, placeholder.shape == .list {
            endText()
            try check(placeholder, line)
            add(.points(placeholder))
        } else {
            endParagraph()
            list.append(try textLine(line))
        }
    }

    // MARK: Conditions

    private mutating func openCondition(_ line: DataLine) throws(DataFileError) {
        guard condition == nil else { throw line.error("a condition cannot stand in another") }
        let words = line.text.dropFirst().dropLast().split(separator: " ")
        guard line.text.hasSuffix("]"), words.count == 2,
            let placeholder = Placeholder(rawValue: String(words[1]))
        else { throw line.error("a condition is written as [if name] or [unless name]") }
        guard needs.optional.contains(placeholder) else {
            throw line.error("\(placeholder.rawValue) is not optional in this template")
        }
        endText()
        condition = Condition(line: line, placeholder: placeholder, isThere: words[0] == "if")
    }

    private mutating func endCondition(_ line: DataLine) throws(DataFileError) {
        endText()
        guard let open = condition else { throw line.error("[end] without a condition") }
        condition = nil
        blocks.append(.when(open.placeholder, isThere: open.isThere, open.blocks))
    }

    // MARK: Values

    private mutating func textLine(_ line: DataLine) throws(DataFileError) -> TextLine {
        let text = try TextLine(line)
        for placeholder in text.placeholders {
            guard placeholder.shape == .line else {
                throw line.error("{\(placeholder.rawValue)} cannot stand within a line")
            }
            try check(placeholder, line)
        }
        return text
    }

    private mutating func alone(
        _ line: DataLine,
        as shape: Placeholder.Shape,
        sign: String
    ) throws(DataFileError)
        -> Placeholder
    {
        guard let placeholder = try TextLine(line).only, placeholder.shape == shape else {
            throw line.error("\(sign) takes one placeholder that fits it, and nothing else")
        }
        try check(placeholder, line)
        return placeholder
    }

    private mutating func check(_ placeholder: Placeholder, _ line: DataLine) throws(DataFileError)
    {
        if needs.optional.contains(placeholder) {
            guard condition?.placeholder == placeholder, condition?.isThere == true else {
                throw line.error(
                    "{\(placeholder.rawValue)} may be absent: use it inside "
                        + "[if \(placeholder.rawValue)] and [end]"
                )
            }
        } else if !needs.given.contains(placeholder) {
            throw line.error("this template has no {\(placeholder.rawValue)}")
        }
        if condition == nil { said.insert(placeholder) }
    }

    // MARK: Blocks

    private mutating func endText() {
        endParagraph()
        endList()
    }

    private mutating func endParagraph() {
        if !paragraph.isEmpty { add(.paragraph(paragraph)) }
        paragraph = []
    }

    private mutating func endList() {
        if !list.isEmpty { add(.list(list)) }
        list = []
    }

    private mutating func add(_ block: Template.Block) {
        if condition == nil { blocks.append(block) } else { condition?.blocks.append(block) }
    }
}
