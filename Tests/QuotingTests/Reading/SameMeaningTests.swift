import Contracts
import Foundation
import Testing

@testable import Quoting

/// A way to write a text otherwise that changes nothing of what it says.
struct Rewriting: Sendable {
    let name: String
    let apply: @Sendable (String) -> String

    static let all = [
        Rewriting(name: "upper case") { $0.uppercased() },
        Rewriting(name: "lower case") { $0.lowercased() },
        Rewriting(name: "no accents") {
            $0.folding(options: .diacriticInsensitive, locale: nil)
        },
        Rewriting(name: "composed") { $0.precomposedStringWithCanonicalMapping },
        Rewriting(name: "decomposed") { $0.decomposedStringWithCanonicalMapping },
        Rewriting(name: "typographic apostrophes") {
            $0.replacingOccurrences(of: "'", with: "\u{2019}")
        },
        Rewriting(name: "no-break spaces") {
            $0.replacingOccurrences(of: " :", with: "\u{A0}:")
        },
        Rewriting(name: "blanks around") { "  \($0)  " },
        Rewriting(name: "double blanks") {
            $0.replacingOccurrences(of: " ", with: "  ")
        },
        Rewriting(name: "Windows line ends") {
            $0.replacingOccurrences(of: "\n", with: "\r\n")
        },
    ]
}

@Suite("A request written otherwise")
struct SameMeaningTests {
    /// Every labelled request with its analysis, made once.
    private static let rows = Result {
        let grid = try Embedded.grid.get()
        return try (LabelledRequest.table("working") + LabelledRequest.table("set-aside")).map {
            (request: $0.request, analysis: grid.analysis(of: $0.request))
        }
    }

    /// Each way of writing takes every third request, the next way the next third.
    @Test(arguments: Rewriting.all.indices)
    func `keeps its level`(number: Int) throws {
        let grid = try Embedded.grid.get()
        let rewriting = Rewriting.all[number]
        let rows = try Self.rows.get()
        for place in stride(from: number % 3, to: rows.count, by: 3) {
            let row = rows[place]
            let other = RequestToAnalyse(
                objet: rewriting.apply(row.request.objet),
                description: rewriting.apply(row.request.description),
                fichiers: row.request.fichiers
            )
            let before = row.analysis
            let after = grid.analysis(of: other)
            #expect(
                before.rule == after.rule,
                "\(rewriting.name): \(other.objet): \(other.description)"
            )
            #expect(
                before.missingInfo == after.missingInfo,
                "\(rewriting.name): \(other.objet)"
            )
            #expect(
                before.warnings == after.warnings,
                "\(rewriting.name): \(other.objet): \(other.description)"
            )
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
