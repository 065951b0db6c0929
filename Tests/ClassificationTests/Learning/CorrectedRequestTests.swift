import Contracts
import FoundationEssentials
import Learning
import StrictJSON
import TestSupport
import Testing

@testable import Classification

@Suite("A request whose type a person corrected")
struct CorrectedRequestTests {
    @Test(arguments: RequestSource.known, RequestKind.known)
    func `is a row that a model can learn from`(
        source: RequestSource,
        label: RequestKind
    ) throws {
        let corrected = LabelledRequest(
            objet: "Vase",
            description: "En céramique",
            fichiers: ["face.png"],
            formSource: source,
            label: label,
            lang: .french
        )
        let line = String(decoding: try WireCoding.encode(corrected), as: UTF8.self)
        let folder = try TestFolder()
        let rows = try RowFile.rows(of: [try folder.write(line + "\n", to: "rows.jsonl")])
        let example = try #require(rows.first.flatMap { LearningTask.requests.example($0) })
        #expect(example.label == label.rawValue)
        let task = try LearningArguments([], values: [], flags: []).task(of: rows)
        #expect(task.name == LearningTask.requests.name)
    }
}
