import Database
import FoundationEssentials
import Testing

@testable import Durability

@Suite("The steps of one commit")
struct StepPageTests {
    private let date = Date(timeIntervalSince1970: 1_000_000)

    private func step(_ name: String, _ result: String?) -> PendingStep {
        PendingStep(
            name: name,
            kind: result == nil ? .written : .computed,
            result: result.map { Data($0.utf8) },
            mayWait: false,
            sql: nil
        )
    }

    @Test(arguments: [
        [], ["a"], ["a", "", nil], [nil, "b"], ["\n", "c d\n", "é"], [nil, nil],
    ])
    func `come back in their order, with their results`(results: [String?]) throws {
        let steps = results.enumerated().map { step("étape \($0.offset) of \(9)", $0.element) }
        let records = try StepPage(steps).records(at: date)
        #expect(records.map(\.name) == steps.map(\.name))
        #expect(records.map(\.type) == steps.map(\.kind.rawValue))
        #expect(records.map(\.result) == steps.map(\.result))
        #expect(records.allSatisfy { $0.recordedAt == date })
    }

    @Test func `have no line break in a name`() {
        #expect(throws: JournalError.unwritableStep("a\nb")) {
            try StepPage([step("a\nb", nil)])
        }
    }

    @Test(arguments: [
        ("computed 3 a\n", "xx"), ("computed 1 a\n", "xx"), ("computed -1 a\n", ""),
        ("computed a\n", ""), ("computed x a\n", ""), ("", "x"),
    ])
    func `are damaged when they do not fit their results`(lines: String, results: String) {
        let row = Row(
            columns: ["steps", "results"],
            values: [.text(lines), .blob(Data(results.utf8))]
        )
        let error = #expect(throws: DatabaseError.self) {
            try StepPage(row).records(at: date)
        }
        #expect(error?.code == .corrupt)
    }
}
