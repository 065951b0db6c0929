import Runtime

/// All that `guichet` does.
enum Commands {
    static let all: [Command] =
        HouseCommands.all + RequestCommands.all + ValidationCommands.all + ReplyCommands.all
        + MailCommands.all + IncomingMailCommands.all + HubSpotCommands.all
        + ClassificationCommands.all + CorrectionCommands.all + [OpenAPICommand.command]

    /// Finds the command that the arguments name, and runs it.
    static func run(_ arguments: [String]) async throws {
        guard let first = arguments.first, !["--help", "-h", "help"].contains(first) else {
            print(help(for: []))
            return
        }
        if first == "--version" {
            print("guichet \(Version.current)")
            return
        }
        let leading = arguments.prefix { !$0.hasPrefix("-") }
        let asksForHelp = arguments.contains("--help") || arguments.contains("-h")
        guard let command = all.first(where: { leading.starts(with: $0.path) }) else {
            guard !leading.isEmpty else { throw UsageError("unknown option \(first)") }
            guard asksForHelp, all.contains(where: { $0.path.starts(with: leading) }) else {
                throw UsageError("unknown command \(leading.joined(separator: " "))")
            }
            print(help(for: Array(leading)))
            return
        }
        let rest = arguments.dropFirst(command.path.count)
        guard !command.passesAllOn else {
            try await command.run(try Arguments(["--"] + rest, options: []), Environment([:]))
            return
        }
        guard !asksForHelp else {
            print(command.help, terminator: "")
            return
        }
        try await command.run(
            try Arguments(rest, options: command.options),
            try Environment.load()
        )
    }

    static func help(for group: [String]) -> String {
        let commands = all.filter { $0.path.starts(with: group) }
        let lines = commands.map { command in
            let usage = (command.path + [command.words]).joined(separator: " ").trimmed
            return "  \(Command.padded(usage, to: 44)) \(command.summary)"
        }
        return """
            guichet: the counter where every request is served

            \(lines.joined(separator: "\n"))

            guichet COMMAND --help says more about one. Settings come from the environment and
            from a .env file in the working folder.
            """
    }
}
