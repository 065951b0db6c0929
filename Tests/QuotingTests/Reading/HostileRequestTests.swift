import Contracts
import Testing

@testable import Quoting

@Suite("A request that means harm")
struct HostileRequestTests {
    @Test(arguments: [
        "chaise ", "sans ", "sans a, ", "ni ornement, ", "mais simple ", "rien de ", "à ignorer ",
        "h ", "1 x ", "1\"", "  ", "\n", "\r\n", "e\u{301}\u{301}\u{301}", "cordialement\n",
        "une table et ", "vase sur table ", "deux mètres ", "http://", "a@b.c ", "😀", "\u{200B}",
        "\0", "tout sauf simple ", "livraison simple ", ",", "'", "(", "pas sans autre que ",
        "aaaa", "a.b.", "lustre et ", "d'", "hauteur ...", "N", "*", "lit coffre",
        "table de chevet ", "\u{202E}", "ﬁ", "ß",
    ])
    func `of a megabyte is answered like any other`(piece: String) throws {
        let grid = try Embedded.grid.get()
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        for request in [
            RequestToAnalyse.sample("Vase en grès", text), .sample(text), .sample(text, text),
        ] {
            let analysis = grid.analysis(of: request)
            #expect(Rules.names.contains(analysis.rule))
            #expect(
                (analysis.creditsEstimes != nil) == (analysis.validationStatus == .pendingCredits)
            )
            #expect(analysis.reason.utf8.count < 1000)
        }
    }

    @Test func `of pieces of the grid in any order is answered`() throws {
        let grid = try Embedded.grid.get()
        let pieces = EmbeddedFiles.grid.split { $0 == "," || $0 == "\n" }.map(String.init)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let words = (0..<40).compactMap { _ in pieces.randomElement(using: &random) }
            let objet = words.prefix(3).joined(separator: " ")
            let text = words.joined(separator: [" ", ", ", ". ", " et "].randomElement() ?? " ")
            let analysis = grid.analysis(of: .sample(objet, text))
            #expect(Rules.names.contains(analysis.rule), "\(objet) | \(text)")
        }
    }
}
