/// A file of named sections with comments, as `grid.conf` shows it.
struct SectionedFile: Sendable {
    let name: String
    private var sections: [String: Section] = [:]
    private var filledIn: Set<String> = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: What it holds.
    ///   - name: What errors call it.
    ///   - known: The names of its sections.
    ///   - optional: Those of them that need not be there.
    /// - Throws: ``DataFileError`` with the first line that is wrong.
    init(
        _ text: String,
        name: String,
        sections known: [String],
        optional: [String] = []
    ) throws(DataFileError) {
        self.name = name
        var open: Section?
        for line in DataLine.lines(of: text, file: name) {
            guard !line.text.isEmpty, !line.text.hasPrefix("#") else { continue }
            if line.text.hasPrefix("[") {
                keep(open)
                open = Section(try newSection(line, known: known), opened: line)
            } else if open == nil {
                throw line.error("comes before the first [section]")
            } else {
                open?.lines.append(line)
            }
        }
        keep(open)
        let missing = known.first { sections[$0] == nil && !optional.contains($0) }
        if let missing {
            throw DataFileError(file: name, line: nil, message: "has no section [\(missing)]")
        }
    }

    /// A section by its name.
    ///
    /// - Throws: ``DataFileError`` when it is not one of the known ones.
    func section(_ name: String) throws(DataFileError) -> Section {
        guard let section = sections[name] else {
            throw DataFileError(file: self.name, line: nil, message: "has no section [\(name)]")
        }
        return section
    }

    /// Whether the section is another file's.
    func isFilledIn(_ name: String) -> Bool { filledIn.contains(name) }

    /// Takes the sections that are missing here from another file.
    mutating func fill(
        _ names: [String],
        from other: () throws(DataFileError) -> SectionedFile
    ) throws(DataFileError) {
        let missing = names.filter { sections[$0] == nil }
        guard !missing.isEmpty else { return }
        let other = try other()
        for name in missing {
            keep(try other.section(name))
            filledIn.insert(name)
        }
    }

    private mutating func keep(_ section: Section?) {
        if let section { sections[section.name] = section }
    }

    private func newSection(_ line: DataLine, known: [String]) throws(DataFileError) -> String {
        guard line.text.hasSuffix("]") else { throw line.error("a section is opened as [name]") }
        let name = line.part(line.text.dropFirst().dropLast()).text
        guard known.contains(name) else { throw line.error("there is no section [\(name)]") }
        if let first = sections[name] {
            throw line.error("section [\(name)] is there already, on line \(first.opened.number)")
        }
        return name
    }
}
