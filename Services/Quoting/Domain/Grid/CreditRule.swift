import Contracts

/// A rule of the grid: what follows when it holds.
struct CreditRule: Hashable, Sendable {
    enum Outcome: Hashable, Sendable {
        case credits(Int)
        case askClient
        case askAdmin
    }

    let name: String
    let outcome: Outcome

    /// One sentence for the owner, with `{evidence}` where what was found is named.
    let reason: FillablePattern

    /// The longest list of evidence that a reason holds.
    private static let shownEvidence = 6

    /// Reads the rule from its section.
    init(_ name: String, in file: SectionedFile) throws(DataFileError) {
        let settings = try file.section("rule.\(name)").settings(["credits", "reason"])
        self.name = name
        reason = FillablePattern(try settings.text("reason"), names: ["evidence"])
        switch try settings.text("credits") {
        case "admin": outcome = .askAdmin
        case "ask":
            guard name == Rules.incomplete else {
                throw try settings.line("credits").error("only an incomplete request can ask")
            }
            outcome = .askClient
        case let text:
            guard let credits = Int(text), Credits.range.contains(credits) else {
                let (least, most) = (Credits.range.lowerBound, Credits.range.upperBound)
                throw try settings.line("credits").error(
                    "credits must be a number from \(least) to \(most), or admin, or ask"
                )
            }
            guard name != Rules.incomplete else {
                throw try settings.line("credits").error("an incomplete request has no price")
            }
            outcome = .credits(credits)
        }
    }

    /// The reason with its evidence filled in, each piece named once.
    func reason(for evidence: [String]) -> String {
        var named: [String] = []
        for piece in evidence where !named.contains(piece) && named.count < Self.shownEvidence {
            named.append(piece)
        }
        return reason.filled(with: named.joined(separator: ", "))
    }
}
