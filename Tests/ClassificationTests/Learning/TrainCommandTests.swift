import FoundationEssentials
import Learning
import Runtime
import TestSupport
import Testing

@testable import Classification

@Suite("Teaching a model")
struct TrainCommandTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// A small task of four labels, with so many rows of each.
    private static func tickets(_ count: Int) -> String {
        let openings = [
            "low": "Une idée", "medium": "Un défaut", "high": "Bloqué", "critical": "Vol",
        ]
        return openings.sorted { $0.key < $1.key }.flatMap { priority, opening in
            (0..<count).map { number in
                let word = "mot" + "bcdfghjklmnpqrst".dropFirst(number).prefix(1)
                return #"{"text":"\#(opening) ici \#(word)","label":"general","#
                    + #""priority":"\#(priority)"}"#
            }
        }
        .joined(separator: "\n")
    }

    @Test func `writes a file that judges, the same for the same rows in any order`() throws {
        let rows = Self.tickets(12)
        let one = try folder.write(rows, to: "one.jsonl")
        let turned = rows.split(separator: "\n").reversed().joined(separator: "\n")
        let other = try folder.write(turned, to: "other.jsonl")
        for (data, out) in [(one, "one.model"), (other, "other.model")] {
            try TrainCommand.run([
                "--data", data, "--out", "\(folder.path)/\(out)", "--task", "priority",
            ])
        }
        #expect(try folder.read("one.model") == folder.read("other.model"))
        let model = try LinearModel(bytes: try folder.read("one.model"))
        #expect(model.name == "priority")
        #expect(model.judge(LearnedText("Bloqué ici")).best.label == "high")
    }

    @Test func `needs ten rows of each label`() throws {
        let data = try folder.write(Self.tickets(9), to: "few.jsonl")
        let out = "\(folder.path)/few.model"
        let error = #expect(throws: LearningFailure.self) {
            try TrainCommand.run(["--data", data, "--out", out, "--task", "priority"])
        }
        #expect(error?.description == "low has 9 rows; priority needs 10 of each label")
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test(arguments: [
        (["--out", "m"], "give --data FILES"), (["--data", "a"], "give --out MODEL"),
        (["--data", "a", "--out", "m", "--json"], "unknown option --json"),
    ])
    func `is refused when the line is not complete`(line: [String], reason: String) {
        #expect(throws: LearningUsageError(reason)) { try TrainCommand.run(line) }
    }

    @Test(arguments: [
        (TrainCommand.help, ["classification train", "--data", "--out", "--task", "64"]),
        (
            EvaluateCommand.help,
            ["classification evaluate", "--data", "--model", "--task", "--json", "built-in"]
        ),
        (LearningCommands.help, ["train", "evaluate", "--help", "--version", "README.md"]),
    ])
    func `explains itself`(help: String, parts: [String]) {
        for part in parts { #expect(help.contains(part), "\(part)") }
        for line in help.split(separator: "\n") { #expect(line.count <= 100) }
    }

    @Test func `names every task in its help`() {
        for task in LearningTask.all {
            #expect(TrainCommand.help.contains(task.name))
            #expect(EvaluateCommand.help.contains(task.name))
        }
    }

    @Test func `needs no data to be explained, and leaves the rest to the service`() throws {
        try TrainCommand.run(["--help"])
        try EvaluateCommand.run(["--help"])
        #expect(LearningCommands.answer(["--help"]))
        #expect(!LearningCommands.answer([]))
        #expect(!LearningCommands.answer(["--version"]))
    }
}
