import Foundation
import Learning
import Runtime
import TestSupport
import Testing

@testable import Classification

@Suite("The models of Classification")
struct ModelShelfTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/models",
            withIntermediateDirectories: true
        )
    }

    private func put(_ bytes: [UInt8], as name: String) throws {
        try DurableFolder("\(folder.path)/models").write(bytes, as: name)
    }

    @Test func `are those that were built in`() throws {
        let shelf = try ModelShelf(dataFolder: folder.path)
        let builtIn = try ModelShelf.builtIn(.requests)
        #expect(shelf.requests == builtIn)
        #expect(shelf.replies.labels.count == 7)
        #expect(shelf.shop.labels.count == 5)
        #expect(shelf.desk.labels.count == 6)
    }

    @Test func `are replaced by an owner's own`() throws {
        let examples = RowsOfTwo.examples(["SUPPORT", "MODELISATION"])
        let own = try LinearTrainer(folds: 2).model(named: "requests", of: examples)
        try put(own.bytes, as: "requests.model")
        #expect(try ModelShelf(dataFolder: folder.path).requests == own)
    }

    @Test(arguments: [
        ("requests", ["SUPPORT", "OTHER"], "it tells other labels apart"),
        ("shop", ["SUPPORT", "MODELISATION"], "it is a model for shop"),
    ])
    func `are refused when they are of something else`(
        name: String,
        labels: [String],
        reason: String
    ) throws {
        let own = try LinearTrainer(folds: 2)
            .model(named: name, of: RowsOfTwo.examples(labels))
        try put(own.bytes, as: "requests.model")
        let path = "\(folder.path)/models/requests.model"
        #expect(throws: SettingsError("\(path) cannot be used: \(reason)")) {
            try ModelShelf(dataFolder: folder.path)
        }
    }

    @Test func `are refused when they are broken, with what is wrong`() throws {
        try put(try ModelShelf.builtIn(.desk).bytes.dropLast(), as: "desk.model")
        let path = "\(folder.path)/models/desk.model"
        let error = #expect(throws: SettingsError.self) {
            try ModelShelf(dataFolder: folder.path)
        }
        #expect(
            error?.description.hasPrefix("\(path) cannot be used: it is a model's file") == true
        )
    }
}

/// A few examples of two labels.
enum RowsOfTwo {
    static func examples(_ labels: [String]) -> [Example] {
        labels.enumerated().flatMap { number, label in
            (0..<6).map { Example(LearnedText("mot\(number) texte \($0)"), label: label) }
        }
    }
}
