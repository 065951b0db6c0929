import Testing

@testable import Classification

@Suite("The line of a learning command")
struct LearningArgumentsTests {
    private func read(_ line: String...) throws(LearningUsageError) -> LearningArguments {
        try LearningArguments(line, values: ["--out", "--task"], flags: ["--json"])
    }

    @Test func `has files, values and flags`() throws {
        let found = try read("--data", "a", "b", "--out", "m", "--json")
        #expect(found.data == ["a", "b"])
        #expect(found.values == ["--out": "m"])
        #expect(found.flags == ["--json"])
    }

    @Test(arguments: [
        (["a"], "a is one word too many"),
        (["--data"], "--data needs files"),
        (["--data", "--out", "m"], "--data needs files"),
        (["--out"], "--out needs a value"),
        (["--out", "--json"], "--out needs a value"),
        (["--out", "a", "b"], "b is one word too many"),
        (["--out", "a", "--out", "b"], "--out is given twice"),
        (["--json", "--json"], "--json is given twice"),
        (["--colour"], "unknown option --colour"),
    ])
    func `is refused when it cannot be followed`(line: [String], reason: String) {
        #expect(throws: LearningUsageError(reason)) {
            try LearningArguments(line, values: ["--out", "--task"], flags: ["--json"])
        }
    }

    @Test func `names the task, or the rows tell it`() throws {
        let reply = LearningRow.sample(label: "refusal", text: "non")
        let ticket = LearningRow.sample(label: "billing", text: "facture", priority: "low")
        #expect(try read().task(of: [reply]).name == "replies")
        #expect(try read().task(of: [ticket]).name == "desk")
        #expect(try read("--task", "priority").task(of: [ticket]).name == "priority")
        #expect(throws: LearningFailure.self) { try read().task(of: [reply, ticket]) }
        #expect(throws: LearningFailure.self) { try read().task(of: []) }
        #expect(throws: LearningUsageError.self) { try read("--task", "x").task(of: [reply]) }
    }

    @Test func `names the row that is not of the task it names`() throws {
        let rows = [
            LearningRow.sample(label: "refusal", text: "non"),
            LearningRow.sample(label: "refusl", text: "non merci"),
        ]
        let error = #expect(throws: LearningFailure.self) {
            try read("--task", "replies").task(of: rows)
        }
        #expect(error?.description.hasPrefix("row 2 of the files is none of replies") == true)
        #expect(throws: LearningFailure.self) {
            try read("--task", "shop").task(of: [.sample(label: "refusal", text: "non")])
        }
    }
}

extension LearningRow {
    static func sample(
        label: String,
        text: String,
        priority: String? = nil,
        lang: String = "fr"
    ) -> LearningRow {
        LearningRow(
            label: label,
            text: text,
            ownWords: nil,
            objet: nil,
            description: nil,
            fichiers: nil,
            formSource: nil,
            priority: priority,
            lang: lang
        )
    }
}
