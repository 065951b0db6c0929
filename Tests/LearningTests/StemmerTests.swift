import Learning
import Testing

@Suite("Stems")
struct StemmerTests {
    @Test(
        "bring the forms of a word together",
        arguments: [
            (StemLanguage.french, ["valider", "validé", "validée"]),
            (.french, ["commande", "commandes", "commander"]),
            (.english, ["refund", "refunds", "refunded"]),
        ]
    )
    func sameStem(_ language: StemLanguage, _ words: [String]) {
        let stems = words.map { Stemmer(language)?.stem($0) }
        #expect(stems.first != .some(nil))
        #expect(Set(stems).count == 1)
    }

    @Test("leave nothing of nothing", arguments: StemLanguage.allCases)
    func empty(_ language: StemLanguage) {
        #expect(Stemmer(language)?.stem("") == "")
    }
}
