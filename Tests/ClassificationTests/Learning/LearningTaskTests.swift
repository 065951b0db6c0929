import Foundation
import Learning
import Testing

@testable import Classification

@Suite("A task to learn")
struct LearningTaskTests {
    private static let home = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Services/Classification").path

    private static func rows(_ folder: String, _ task: LearningTask) throws -> [LearningRow] {
        try RowFile.rows(of: ["\(home)/\(folder)/\(task.fileName).jsonl"])
    }

    @Test(arguments: LearningTask.all.map(\.name), ["Training", "Evaluation"])
    func `understands every row of its files`(name: String, folder: String) throws {
        let task = try #require(LearningTask.all.first { $0.name == name })
        let rows = try Self.rows(folder, task)
        let own = task.rows(among: rows)
        #expect(!own.isEmpty)
        if task.hasBuiltInModel { #expect(own.count == rows.count) }
        for row in own {
            let decision = task.baseline(row)
            #expect(task.labels.contains(decision.label))
            #expect((0...1).contains(decision.confidence))
        }
    }

    @Test(arguments: LearningTask.all.filter(\.hasBuiltInModel).map(\.name))
    func `is measured on no text that it learns from`(name: String) throws {
        let task = try #require(LearningTask.all.first { $0.name == name })
        let learned = Set(try Self.rows("Training", task).compactMap(task.text))
        for row in try Self.rows("Evaluation", task) {
            #expect(task.text(row).map(learned.contains) == false)
        }
    }

    @Test(arguments: LearningTask.all.filter(\.hasBuiltInModel).map(\.name))
    func `is judged by its built-in model far better than by its keywords`(name: String) throws {
        let task = try #require(LearningTask.all.first { $0.name == name })
        let rows = try Self.rows("Evaluation", task)
        let found = Evaluation(task: task)
            .judged(by: try ModelShelf.builtIn(task), rows, named: "evaluation")
        let (rule, model) = (found[0].scores, found[1].scores)
        #expect(model.macroF1 > rule.macroF1)
        #expect(model.accuracy > 0.7)
    }

    @Test func `has models that are small`() throws {
        for task in LearningTask.all where task.hasBuiltInModel {
            #expect(try ModelShelf.builtIn(task).bytes.count < 1_000_000)
        }
    }
}
