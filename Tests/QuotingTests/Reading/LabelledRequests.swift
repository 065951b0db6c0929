import Contracts
import FoundationEssentials

@testable import Quoting

/// A request with the level that a person gives it.
struct LabelledRequest: Sendable {
    /// simple, medium, complex, doubtful, ask or textured.
    let level: String

    /// The first letters of what is missing, such as "obj+des"; nothing when it is not said.
    let missing: String?
    let request: RequestToAnalyse

    /// The lines of a table under Tests/Fixtures/quoting.
    static func table(_ name: String) throws -> [LabelledRequest] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Fixtures/quoting/\(name).txt")
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            LabelledRequest(line: $0)
        }
    }

    private init?(line: Substring) {
        let parts = line.split(separator: " | ")
        guard parts.count == 4 else { return nil }
        let label = parts[0].split(separator: ":")
        level = String(label[0])
        missing = label.count > 1 ? String(label[1]) : nil
        let files = parts[1] == "-" ? [] : parts[1].split(separator: " ").map(String.init)
        request = .sample(
            String(parts[2]),
            String(parts[3]).replacing("\\n", with: "\n"),
            files: files
        )
    }

    /// Whether an analysis gives it the level that a person gives it.
    func agrees(with analysis: RequestAnalysis) -> Bool {
        let missing = analysis.missingInfo.map { $0.rawValue.prefix(3) }.joined(separator: "+")
        return Self.level(of: analysis) == level && (self.missing ?? missing) == missing
    }

    /// What the client hears: a price, a question, or nothing before a person has looked.
    func hasSamePrice(as analysis: RequestAnalysis) -> Bool {
        Self.answer(to: level) == Self.answer(to: Self.level(of: analysis))
    }

    static func level(of analysis: RequestAnalysis) -> String {
        switch analysis.rule {
        case "textured_3d_file": "textured"
        case "incomplete": "ask"
        case "simple_object": "simple"
        case "medium_object": "medium"
        case "complex_object": "complex"
        default: "doubtful"
        }
    }

    private static func answer(to level: String) -> String {
        switch level {
        case "textured", "simple": "1 credit"
        case "medium": "2 credits"
        case "complex", "doubtful": "a person"
        default: level
        }
    }
}
