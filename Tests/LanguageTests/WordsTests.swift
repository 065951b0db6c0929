import Language
import Testing

@Suite("Words")
struct WordsTests {
    @Test(arguments: [
        ("J'annule tout", ["j", "annule", "tout"]),
        ("qu’une maquette d'un vase", ["qu", "une", "maquette", "d", "un", "vase"]),
        (
            "I don't, can't, won't, cannot",
            ["i", "do", "not", "can", "not", "will", "not", "can", "not"]
        ),
        ("150x40 cm, 1,5 m", ["150x40", "cm", "1.5", "m"]),
        ("50€ 👍", ["50", "€", "👍"]),
        ("rendez-vous chaise.glb", ["rendez", "vous", "chaise", "glb"]),
        ("'…' - !!", []),
    ])
    func `are folded and split at elisions`(text: String, words: [String]) {
        #expect(Words(text).all.map(\.text) == words)
    }

    @Test(arguments: [
        ("mal à la gorge", "go", false),
        ("ok go", "go", true),
        ("Ma Carte Bancaire est refusée", "carte bancaire", true),
        ("ma carte, bancaire", "carte bancaire", false),
        ("modélisation d'un vase", "modelis*", true),
        ("un modèle", "modelis*", false),
        ("je suis d’accord", "d'accord", true),
        ("il faut modéliser en 3D", "modelis* en 3d", true),
        ("anything", "", false),
    ])
    func `contain a phrase as whole words of one clause`(text: String, phrase: String, found: Bool)
    {
        #expect(Words(text).contains(phrase: phrase) == found)
    }

    @Test func `give every place of a phrase in reading order`() {
        let words = Words("un vase. Deux vases, le vase")
        #expect(words.ranges(of: "vase*") == [1..<2, 3..<4, 5..<6])
    }

    @Test(arguments: [
        ("oui, non", [0, 1], [0, 0]),
        ("oui. non", [0, 1], [0, 1]),
        ("oui mais non", [0, 1, 1], [0, 0, 0]),
        ("oui\nnon", [0, 1], [0, 1]),
        ("oui - non", [0, 1], [0, 0]),
        ("est-ce", [0, 0], [0, 0]),
    ])
    func `know their clause and sentence`(text: String, clauses: [Int], sentences: [Int]) {
        let words = Words(text)
        #expect(words.all.map(\.clause) == clauses)
        #expect(words.all.map { $0.sentence == 0 } == sentences.map { $0 == 0 })
    }

    @Test func `are not parted where a mail program wrapped the line`() {
        let words = Words(
            "je vous confirme que tout cela me convient et que la carte\nbancaire suit"
        )
        #expect(words.contains(phrase: "carte bancaire"))
    }

    @Test func `keep the marks that follow`() {
        #expect(Words("Pourquoi ? Merci.").all.map(\.marks) == ["?", "."])
    }

    @Test func `show where a contrast begins`() {
        #expect(Words("ok mais trop cher, par contre non").contrasts == [1, 4])
    }
}
