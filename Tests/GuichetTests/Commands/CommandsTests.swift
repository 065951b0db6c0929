import Testing

@testable import Guichet

@Suite("The commands of guichet")
struct CommandsTests {
    @Test(arguments: [
        "up", "down", "status", "request send", "request list", "request show", "request retry",
        "request correct", "classification examples", "validation list-pending", "validation check",
        "validation process", "hubspot diagnose",
        "validation estimate", "validation poll", "validation mails", "validation retry-mail",
        "classification train", "classification evaluate", "openapi",
    ])
    func `are all there`(name: String) {
        let path = name.split(separator: " ").map(String.init)
        #expect(Commands.all.contains { $0.path == path })
    }

    @Test func `have each a name of their own that no other begins with`() {
        for command in Commands.all {
            let others = Commands.all.filter { $0.path.starts(with: command.path) }
            #expect(others.count == 1)
        }
    }

    @Test(arguments: Commands.all.map(\.path))
    func `explain each of their words and options`(path: [String]) throws {
        let command = try #require(Commands.all.first { $0.path == path })
        let usage = try #require(command.help.split(separator: "\n").first)
        #expect(usage.hasPrefix("guichet \(path.joined(separator: " "))"))
        #expect(usage.contains(command.words))
        #expect(command.help.contains(command.summary))
        for option in command.options {
            let call = option.value.map { "\(option.name) \($0)" } ?? option.name
            #expect(usage.contains("[\(call)]"))
            let line = command.help.split(separator: "\n").first { $0.hasSuffix(option.help) }
            #expect(line?.contains("    \(call) ") == true)
        }
        #expect(Set(command.options.map(\.name)).count == command.options.count)
    }

    @Test func `are listed, all or those of one group`() {
        let all = Commands.help(for: [])
        for command in Commands.all { #expect(all.contains(command.summary)) }
        let group = Commands.help(for: ["request"])
        #expect(group.contains("  request send FILE|-"))
        #expect(!group.contains("validation"))
    }

    @Test(arguments: [
        (["nonsense"], "unknown command nonsense"),
        (["request"], "unknown command request"),
        (["request", "nonsense", "--help"], "unknown command request nonsense"),
        (["--json", "status"], "unknown option --json"),
        (["status", "--colour"], "unknown option --colour"),
        (["status", "now"], "now is one word too many"),
        (["openapi", "nonsense"], "there is no service nonsense"),
        (["up", "--port-offset", "-1"], "--port-offset must be a whole number from 0 to 50000"),
        (
            ["request", "correct", "req_1", "BUG"],
            "give a request's ID and SUPPORT or MODELISATION"
        ),
        (
            ["classification", "examples", "--json", "--out", "f"],
            "--out takes lines: leave --json out"
        ),
        (["validation", "process", "T-1"], "give the client's answer with --response TEXT"),
    ])
    func `refuse a line that they cannot follow`(line: [String], message: String) async {
        await #expect(throws: UsageError(message)) { try await Commands.run(line) }
    }

    @Test(arguments: [
        [], ["--help"], ["-h"], ["help"], ["--version"], ["request", "--help"], ["request", "-h"],
        ["request", "send", "--help"], ["up", "-h"], ["openapi", "desk"], ["openapi"],
    ])
    func `answer what needs no service`(line: [String]) async throws {
        try await Commands.run(line)
    }
}

@Suite("What a command prints for people")
struct OutputTests {
    @Test(arguments: [
        ("Chaise é😀", "Chaise é😀"), ("two\r\nlines\tand", "two  lines and"),
        ("\u{1B}[2Jgone", " [2Jgone"), ("\u{9B}2J\u{7F}\u{0}", " 2J  "),
    ])
    func `stays on its line and steers no terminal`(text: String, line: String) {
        #expect(Output.line(text) == line)
    }
}
