import Foundation
import Testing

@testable import Classification

@Suite("The labelled order numbers")
struct OrderNumberRowsTests {
    private struct Row: Decodable {
        let text: String
        let orders: [String]
    }

    @Test(arguments: ["Training/shop", "Evaluation/order_numbers"])
    func `are found exactly in nearly every row`(name: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Services/Classification/\(name).jsonl")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        let right = rows.count { OrderNumbers.found(in: $0.text) == $0.orders }
        #expect(Double(right) >= 0.98 * Double(rows.count))
    }
}
