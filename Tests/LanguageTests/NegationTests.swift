import Language
import Testing

@Suite("Negation")
struct NegationTests {
    @Test(arguments: [
        ("je ne valide pas", "valide", true),
        ("je valide pas", "valide", true),
        ("je valide", "valide", false),
        ("je ne valide plus", "valide", true),
        ("je valide plus tard", "valide", false),
        ("sans ornement ni dorure", "dorure", true),
        ("sans ornement avec deux tiroirs", "tiroirs", false),
        ("pas de texture", "texture", true),
        ("pas si simple", "simple", true),
        ("pas cher, je valide", "valide", false),
        ("pas simple mais faisable", "faisable", false),
        ("aucun ornement", "ornement", true),
        ("une chaise pas trop complexe", "chaise", false),
        ("une chaise pas trop complexe", "complexe", true),
        ("I do not agree", "agree", true),
        ("I don't want any carving", "carving", true),
        ("without legs", "legs", true),
        ("no texture", "texture", true),
        ("no problem go ahead", "go ahead", false),
        ("no problem", "problem", true),
        ("pas de souci je valide", "valide", false),
        ("n'hésitez pas à lancer", "lancer", false),
        ("not only simple", "simple", false),
        ("le paiement ne passe pas", "paiement", false),
        ("je ne veux que la chaise", "chaise", false),
    ])
    func `holds within its clause`(text: String, phrase: String, negated: Bool) throws {
        let words = Words(text)
        let range = try #require(words.ranges(of: phrase).first)
        #expect(words.isNegated(range) == negated)
    }

    @Test func `ignores a range outside of the text`() {
        #expect(!Words("non").isNegated(3..<5))
    }
}
