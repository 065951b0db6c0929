/// A section of a file of the owner's: settings or a list.
struct Section: Sendable {
    let name: String
    let opened: DataLine
    var lines: [DataLine] = []

    init(_ name: String, opened: DataLine) {
        self.name = name
        self.opened = opened
    }

    /// Reads the section as a list: its members are parted by commas and line ends.
    ///
    /// - Throws: ``DataFileError`` when there is nothing between two commas,
    ///   or nothing at all.
    func members() throws(DataFileError) -> [DataLine] {
        var members: [DataLine] = []
        for line in lines {
            var parts = line.text.split(separator: ",", omittingEmptySubsequences: false)
                .map { line.part($0) }
            if parts.last?.text.isEmpty == true { parts.removeLast() }
            if parts.contains(where: \.text.isEmpty) {
                throw line.error("there is nothing between two commas")
            }
            members += parts
        }
        guard !members.isEmpty else { throw opened.error("section [\(name)] is empty") }
        return members
    }

    /// Reads the section as settings: those of `keys`, no more and no less.
    ///
    /// - Throws: ``DataFileError`` naming the line or the missing setting.
    func settings(_ keys: [String]) throws(DataFileError) -> SectionSettings {
        var values: [String: DataLine] = [:]
        for line in lines {
            guard let equals = line.text.firstIndex(of: "=") else {
                throw line.error("a setting is written as key = value")
            }
            let key = line.part(line.text[..<equals]).text
            let value = line.part(line.text[equals...].dropFirst())
            guard keys.contains(key) else {
                throw line.error(
                    "[\(name)] has no setting \(key); it has \(keys.joined(separator: ", "))"
                )
            }
            guard values[key] == nil else { throw line.error("\(key) is set twice") }
            guard !value.text.isEmpty else { throw line.error("\(key) has no value") }
            values[key] = value
        }
        if let missing = keys.first(where: { values[$0] == nil }) {
            throw opened.error("[\(name)] lacks the setting \(missing)")
        }
        return SectionSettings(opened: opened, values: values)
    }
}

/// The settings of one section.
struct SectionSettings: Sendable {
    let opened: DataLine
    let values: [String: DataLine]

    /// A setting's value and where it stands.
    func line(_ key: String) throws(DataFileError) -> DataLine {
        guard let line = values[key] else { throw opened.error("lacks the setting \(key)") }
        return line
    }

    func text(_ key: String) throws(DataFileError) -> String {
        try line(key).text
    }

    /// A whole number within a range.
    func number(_ key: String, in range: ClosedRange<Int>) throws(DataFileError) -> Int {
        let line = try line(key)
        guard let number = Int(line.text), range.contains(number) else {
            throw line.error(
                "\(key) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }
}
