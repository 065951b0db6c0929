import Contracts
import Testing

@testable import Classification

@Suite("Words that decide, said of something else")
struct ReplyReservationTests {
    @Test(arguments: [
        "Je confirme la réception du devis", "Je confirme avoir reçu le devis",
        "je confirme la bonne réception de votre mail", "Je confirme mon adresse",
        "I confirm the dimensions", "je confirme le désistement",
        "Votre devis est-il encore valide", "is the quote still valid", "not valid",
        "devis valide jusqu'à quand", "to be approved", "to be approved by finance",
        "I will approve", "I'd approve", "I would love to go ahead",
        "I'd love to approve this", "I wish I could say yes", "looking forward to approving it",
        "j'ai hâte de valider", "Le devis va être validé", "on aurait validé", "à valider",
        "à confirmer", "je valide après relecture", "je valide ce soir avec mon mari",
        "validé à 50%", "validé -20%", "accept at 50%", "je valide à 1 crédit",
        "oui pour 2027", "normalement oui", "accord de principe", "oui pour la facture",
        "le budget est validé", "le budget a été approuvé", "Oui, c'est moi",
        "Lancez un devis pour la table aussi", "who approved",
        "Accepté : Réunion du projet", "Accepted: Weekly sync @ Thu 14:00",
    ])
    func `start no work`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "le lien n'est pas valide", "votre devis n'est plus valide", "lien non valide",
        "J'ai cliqué sur valider mais rien ne se passe", "ça ne marche pas",
        "Ne lancez rien avant mon feu vert", "don't start before I say so",
        "je n'ai rien validé !", "Declined: Meeting",
    ])
    func `close no request`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .refusal)
    }

    @Test(arguments: [
        "Je confirme le devis", "Je confirme mon accord", "I confirm the order, go ahead",
        "Devis validé, merci", "D'accord à 100 %", "Je valide les 2 crédits, allez-y",
        "Nous validons la proposition",
    ])
    func `leave a plain validation what it is`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent == .validation)
    }
}
