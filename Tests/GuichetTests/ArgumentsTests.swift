import Testing

@testable import Guichet

@Suite("A command line")
struct ArgumentsTests {
    private static let options = [
        Option(name: "--json", value: nil, help: "print JSON"),
        Option(name: "--limit", value: "N", help: "how many"),
        Option(name: "--text", value: "TEXT", help: "what"),
    ]

    private func read(_ line: String...) throws(UsageError) -> Arguments {
        try Arguments(line, options: Self.options)
    }

    @Test func `is sorted into words, values and flags`() throws {
        let arguments = try read("one", "--limit", "5", "two", "--json", "-", "--text=a=b", "-x")
        #expect(arguments.words == ["one", "two", "-", "-x"])
        #expect(arguments.value("--limit") == "5")
        #expect(arguments.value("--text") == "a=b")
        #expect(arguments.has("--json"))
    }

    @Test func `may be empty`() throws {
        let arguments = try read()
        #expect(arguments.words.isEmpty)
        #expect(arguments.value("--limit") == nil)
        #expect(!arguments.has("--json"))
    }

    @Test func `takes any value as it is`() throws {
        #expect(try read("--text", "").value("--text") == "")
        #expect(try read("--text", "-").value("--text") == "-")
        #expect(try read("--text", "-5 °C").value("--text") == "-5 °C")
        #expect(try read("--text=--json").value("--text") == "--json")
        #expect(try read("--text=").value("--text") == "")
    }

    @Test func `has only words behind two dashes`() throws {
        let arguments = try read("--json", "--", "--limit", "--")
        #expect(arguments.words == ["--limit", "--"])
        #expect(arguments.value("--limit") == nil)
    }

    @Test(arguments: [
        (["--colour"], "unknown option --colour"),
        (["--colour=red"], "unknown option --colour"),
        (["--jso"], "unknown option --jso"),
        (["--limit"], "--limit needs a value"),
        (["--limit", "--json"], "--limit needs a value"),
        (["--json=yes"], "--json takes no value"),
        (["--json", "--json"], "--json is given twice"),
        (["--limit", "1", "--limit=2"], "--limit is given twice"),
    ])
    func `is refused with the option that is wrong`(line: [String], message: String) {
        #expect(throws: UsageError(message)) { try Arguments(line, options: Self.options) }
    }

    @Test func `gives a number in its range`() throws {
        #expect(try read("--limit", "5").integer("--limit", in: 1...9) == 5)
        #expect(try read().integer("--limit", in: 1...9) == nil)
        for text in ["0", "10", "five", "5.0", ""] {
            #expect(throws: UsageError("--limit must be a whole number from 1 to 9")) {
                try read("--limit", text).integer("--limit", in: 1...9)
            }
        }
    }

    @Test func `has exactly the words that a command needs`() throws {
        #expect(try read("T-1").word("ticket") == "T-1")
        #expect(throws: UsageError("give one ticket")) { try read().word("ticket") }
        #expect(throws: UsageError("give one ticket")) { try read("a", "b").word("ticket") }
        try read("--json").checkNoWords()
        #expect(throws: UsageError("a is one word too many")) { try read("a").checkNoWords() }
    }
}
