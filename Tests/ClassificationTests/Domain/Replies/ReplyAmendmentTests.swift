import Contracts
import Language
import Testing

@testable import Classification

@Suite("An approval of something else than what was offered")
struct ReplyAmendmentTests {
    @Test(arguments: [
        "je valide en noyer", "Je valide, en noir", "ok en blanc mat",
        "Parfait, avec un plateau en verre",
        "oui avec des accoudoirs", "C'est bon pour nous, plutôt en hêtre",
        "D'accord, version laiton",
        "En rouge, et je valide", "Finalement en marbre, allez-y", "je valide le devis en merisier",
        "bon pour accord avec quatre pieds", "Oui, en 90 cm", "go in walnut", "I approve, in black",
        "Perfect with brass handles", "OK with two drawers", "yes in 120 cm",
        "we accept in green velvet",
        "In white, go ahead",
    ])
    func `starts no work when it chooses a material, a colour, a part or a size`(
        text: String
    ) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "Parfait pour 1 crédit", "go for 1 credit", "Je valide à un crédit",
        "ok pour un seul crédit", "D'accord pour trois crédits", "I accept for one credit",
        "oui pour 1", "Let's go for 1", "ok pour 1,5 crédit", "We approve at 1 credit.",
        "Je valide le devis à 3 crédits",
    ])
    func `starts no work when it names another number of credits`(text: String) throws {
        #expect(try Replies.opinion(on: text, credits: 2).intent != .validation)
    }

    @Test(arguments: [
        ("Je valide les 2 crédits", 2), ("Ok pour les 2 crédits", 2),
        ("Accord pour un crédit", 1), ("Agreed for one credit", 1), ("Go for two credits", 2),
        ("D'accord pour les trois crédits, allez-y", 3), ("Je valide à 1 crédit", 1),
    ])
    func `stays one when it names the number that was quoted`(text: String, credits: Int) throws {
        #expect(try Replies.opinion(on: text, credits: credits).intent == .validation)
    }

    @Test(arguments: [
        "oui", "ok pour moi", "je valide", "parfait, allez-y", "bon pour accord", "Yes",
        "Go ahead", "We approve the quote", "Je valide avec plaisir", "I'm happy with the price",
        "Je valide le devis avec grand plaisir", "Vous avez mon feu vert, avec mes remerciements",
        "Carte blanche, allez-y", "you have the green light",
        "Je valide en mon nom", "Tout est bon, on y va",
    ])
    func `stays one when it changes nothing`(text: String) throws {
        #expect(try Replies.opinion(on: text, credits: 2).intent == .validation)
    }

    @Test(
        arguments: [
            ("ok pour 2", 2, []), ("ok pour 1", 2, ["1"]), ("1 seul crédit", 2, ["1"]),
            ("un crédit ?", 2, []), ("rendez-vous à 10 h", 2, []), ("deux modèles", 1, []),
            ("je valide à un crédit", nil, ["un"]), ("je valide pour un crédit", nil, []),
            ("half price", 2, []), ("0.5 credit", 1, ["0.5"]),
        ] as [(String, Int?, [String])]
    )
    func `is told by the number`(text: String, quoted: Int?, others: [String]) {
        #expect(CreditsNamed.others(in: .init(text), than: quoted) == others)
    }
}
