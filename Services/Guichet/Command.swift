import Runtime

/// Something that `guichet` does, with its help.
struct Command: Sendable {
    /// The words that name it: `["request", "send"]`.
    let path: [String]

    /// What its own words stand for in the help: `FILE|-`.
    let words: String
    let summary: String
    let options: [Option]

    /// Whether what follows its path goes on to another program as it is,
    /// `--help` included.
    let passesAllOn: Bool
    let run: @Sendable (Arguments, Environment) async throws -> Void

    init(
        _ path: String,
        words: String = "",
        _ summary: String,
        options: [Option] = [],
        passesAllOn: Bool = false,
        run: @escaping @Sendable (Arguments, Environment) async throws -> Void
    ) {
        self.path = path.split(separator: " ").map(String.init)
        self.words = words
        self.summary = summary
        self.options = options
        self.passesAllOn = passesAllOn
        self.run = run
    }

    /// How it is called, and what each option means.
    var help: String {
        var text = "guichet \(path.joined(separator: " "))"
        if !words.isEmpty { text += " \(words)" }
        for option in options { text += " [\(Self.usage(option))]" }
        text += "\n  \(summary)\n"
        for option in options {
            text += "    \(Self.padded(Self.usage(option), to: 20)) \(option.help)\n"
        }
        return text
    }

    private static func usage(_ option: Option) -> String {
        option.value.map { "\(option.name) \($0)" } ?? option.name
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
