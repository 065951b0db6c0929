/// A command line that cannot be followed.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A command's words and options, as its ``Command/options`` allow them.
struct Arguments: Equatable {
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// Sorts a command line into words, options with values and flags.
    ///
    /// What stands behind `--` is words. A value that begins with `--` is given
    /// as `--option=--value`.
    ///
    /// - Throws: ``UsageError`` naming the option that is unknown, lacks its
    ///   value, has one too many or is given twice.
    init(_ arguments: some Sequence<String>, options: [Option]) throws(UsageError) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                words.append(argument)
                continue
            }
            guard argument != "--" else {
                words += rest
                return
            }
            let (name, inline) = Self.split(argument)
            guard let option = options.first(where: { $0.name == name }) else {
                throw UsageError("unknown option \(name)")
            }
            guard !flags.contains(name), values[name] == nil else {
                throw UsageError("\(name) is given twice")
            }
            guard option.value != nil else {
                guard inline == nil else { throw UsageError("\(name) takes no value") }
                flags.insert(name)
                continue
            }
            guard let value = inline ?? Self.value(&rest) else {
                throw UsageError("\(name) needs a value")
            }
            values[name] = value
        }
    }

    private static func value(_ rest: inout ArraySlice<String>) -> String? {
        guard rest.first?.hasPrefix("--") == false else { return nil }
        return rest.popFirst()
    }

    /// The value of an option, when it is given.
    func value(_ name: String) -> String? { values[name] }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// The value of an option as a whole number in a range.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    /// The only word, which the command needs.
    func word(_ what: String) throws(UsageError) -> String {
        guard words.count == 1, let word = words.first else { throw UsageError("give one \(what)") }
        return word
    }

    func checkNoWords() throws(UsageError) {
        guard let word = words.first else { return }
        throw UsageError("\(word) is one word too many")
    }

    private static func split(_ argument: String) -> (name: String, value: String?) {
        guard let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }
}

/// An option of a command.
struct Option: Sendable {
    let name: String

    /// What its value stands for in the help; none for a flag.
    let value: String?
    let help: String

    static let json = Option(name: "--json", value: nil, help: "print JSON")
    static let data = Option(
        name: "--data",
        value: "DIR",
        help: "the data folder (GUICHET_DATA_DIR, ./data)"
    )
}
