import Contracts
import Foundation
import Testing

@testable import Quoting

/// A way to write a text otherwise that changes nothing of what it says.
struct Rewriting: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (String) -> String

    static let all = [
        Rewriting(testDescription: "upper case") { $0.uppercased() },
        Rewriting(testDescription: "lower case") { $0.lowercased() },
        Rewriting(testDescription: "no accents") {
            $0.folding(options: .diacriticInsensitive, locale: nil)
        },
        Rewriting(testDescription: "composed") { $0.precomposedStringWithCanonicalMapping },
        Rewriting(testDescription: "decomposed") { $0.decomposedStringWithCanonicalMapping },
        Rewriting(testDescription: "typographic apostrophes") {
            $0.replacingOccurrences(of: "'", with: "\u{2019}")
        },
        Rewriting(testDescription: "no-break spaces") {
            $0.replacingOccurrences(of: " :", with: "\u{A0}:")
        },
        Rewriting(testDescription: "blanks around") { "  \($0)  " },
        Rewriting(testDescription: "double blanks") {
            $0.replacingOccurrences(of: " ", with: "  ")
        },
        Rewriting(testDescription: "Windows line ends") {
            $0.replacingOccurrences(of: "\n", with: "\r\n")
        },
    ]
}

@Suite("A request written otherwise")
struct SameMeaningTests {
    @Test(arguments: Rewriting.all)
    func `keeps its level`(rewriting: Rewriting) throws {
        let grid = try Embedded.grid.get()
        for row in try LabelledRequest.table("working") + LabelledRequest.table("set-aside") {
            let other = RequestToAnalyse(
                objet: rewriting.apply(row.request.objet),
                description: rewriting.apply(row.request.description),
                fichiers: row.request.fichiers
            )
            let before = grid.analysis(of: row.request)
            let after = grid.analysis(of: other)
            #expect(before.rule == after.rule, "\(other.objet): \(other.description)")
            #expect(before.missingInfo == after.missingInfo, "\(other.objet)")
            #expect(before.warnings == after.warnings, "\(other.objet): \(other.description)")
        }
    }

    /// A mail program breaks a line at its 72nd character or so.
    @Test func `keeps its level when its lines are wrapped`() throws {
        let grid = try Embedded.grid.get()
        let long =
            "Bonjour, nous souhaitons présenter sur notre boutique en ligne une boîte ronde en laiton, "
            + "sans ornement, sans mécanisme et sans la moindre dorure, de douze centimètres de haut."
        let wrapped = long.replacingOccurrences(of: "une boîte", with: "une\nboîte")
            .replacingOccurrences(of: "la moindre", with: "la\nmoindre")
        for text in [long, wrapped] {
            #expect(grid.analysis(of: .sample("Boîte ronde", text)).rule == "simple_object")
        }
    }
}
