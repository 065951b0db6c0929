import Testing

@testable import Quoting

@Suite("An owner's text with names in braces")
struct FillablePatternTests {
    @Test(arguments: [
        ("{n} crédits", "2 crédits"), ("{n}", "2"), ("{n} ou {n}", "2 ou 2"), ("sans", "sans"),
        ("{x} et {n}", "{x} et 2"), ("", ""), ("{n", "{n"),
    ])
    func `is filled wherever the name stands`(text: String, filled: String) {
        #expect(FillablePattern(text, names: ["n"]).filled(with: "2") == filled)
    }

    @Test func `takes the values in the order of the names`() {
        let pattern = FillablePattern("{month} {day}, {year}", names: ["day", "month", "year"])
        #expect(pattern.filled(with: "1", "mars", "2027") == "mars 1, 2027")
    }

    @Test func `is not filled a second time within a value`() {
        let pattern = FillablePattern("{day} {month}", names: ["day", "month"])
        #expect(pattern.filled(with: "{month}", "mars") == "{month} mars")
    }
}
