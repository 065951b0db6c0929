import Contracts
import Testing

@testable import Classification

@Suite("A reply to a quote")
struct ReplyDecisionTests {
    @Test(arguments: [
        "Je valide", "OK", "D'accord", "Parfait", "On y va", "Oui je valide le devis, merci !",
        "Très bien, lancez la production", "👍",
        "C'est plus cher que prévu mais ok, lancez.", "Pas de souci pour les 2 crédits.",
        "Pourquoi pas ! On part là-dessus.", "ok je valid 2 crédit", "Go ahead", "I approve.",
        "No objections from our side.", "Looks good, please start", "Yes, je valide, thank you!",
    ])
    func `that agrees is a validation`(text: String) throws {
        #expect(try intent(of: text) == .validation)
    }

    @Test(arguments: [
        "Je refuse", "Trop cher", "Non merci", "J'annule", "Je ne valide pas", "je valide pas",
        "Je ne suis pas d'accord", "Pas ok.", "Ça ne me convient pas.", "Finalement non", "non",
        "Ok, bien reçu, mais c'est trop cher.", "Hors budget", "I do not approve this quote.",
        "We don't want to go ahead", "No thanks", "Too expensive.", "nope", "👎",
        "Contrairement à ce que j'ai dit, je ne valide plus.",
    ])
    func `that declines is a refusal`(text: String) throws {
        #expect(try intent(of: text) == .refusal)
    }

    @Test(arguments: [
        "Pourquoi 2 crédits ?", "Comment se passe la livraison", "???", "Je valide où ?",
        "Ok mais ça inclut quoi exactement ?", "Before I approve, how many revisions do we get?",
        "Dois-je répondre « Je valide » ?", "how much is a credit in euros",
    ])
    func `that asks is a question`(text: String) throws {
        #expect(try intent(of: text) == .question)
    }

    @Test(arguments: [
        "ok si 1 crédit", "Je valide à condition d'avoir une retouche",
        "yes if delivered by Friday",
        "Partant, mais uniquement pour la chaise", "Je valide la chaise, je refuse le tabouret.",
        "Je peux valider dès que vous corrigez le devis", "ok but with black legs instead of brass",
        "OK mais sans la texture", "Bon pour accord, sous réserve de l'aval de ma direction.",
    ])
    func `that agrees in part is conditional`(text: String) throws {
        #expect(try intent(of: text) == .conditional)
    }

    @Test(arguments: [
        "Voici les dimensions : 120 x 80 cm", "Voir PJ", "It has no armrests.",
        "Il n'y a pas d'accoudoirs sur ce modèle.",
    ])
    func `that gives facts is information`(text: String) throws {
        #expect(try intent(of: text) == .info)
    }

    @Test(arguments: [
        "Réponse automatique : je suis absent jusqu'au 3", "Out of office until Monday",
        "Undelivered Mail Returned to Sender\n\nuser unknown", "This mailbox is not monitored.",
        "Merci ! L'équipe est en séminaire jusqu'à vendredi. Retour parfait lundi",
    ])
    func `that no person wrote is automatic`(text: String) throws {
        #expect(try intent(of: text) == .autoReply)
    }

    @Test(arguments: [
        "", "Merci.", "On verra.", "Je ne dis pas non.",
        "Je valide en interne et je reviens vers vous",
        "Le devis est en cours de validation chez nous.",
        "Je pense valider mais j'attends mon patron.",
        "ok bien reçu", "Ok, j'en parle à mon patron", "super", "Ok pour un appel demain",
        "Oui mais bon",
        "Répondez « Je valide » pour lancer",
    ])
    func `that leaves a doubt is never a validation`(text: String) throws {
        #expect(try intent(of: text) == .unclear)
    }

    @Test func `that approves while on leave is for a person`() throws {
        let found = try intent(of: "I'm on leave but I approve")
        #expect([.unclear, .conditional].contains(found))
    }

    @Test(arguments: [("OK", ReplyIntent.unclear), ("Je valide, voici les photos", .info)])
    func `approves nothing while there is no quote`(text: String, expected: ReplyIntent) throws {
        #expect(try intent(of: text, state: .pendingInfo) == expected)
    }

    @Test func `is left to a person when it is very long`() throws {
        #expect(
            try intent(of: "Je valide. " + String(repeating: "Encore un mot. ", count: 400))
                == .unclear
        )
    }

    @Test(arguments: [
        ("Ok, sous réserve de l'aval de ma direction.", "sous reserve"),
        ("Je valide, à condition d'être livré lundi.", "a condition"),
        ("I approve, unless the price changes.", "unless"),
        ("Votre devis est en cours de validation.", "en cours de"),
    ])
    func `that does not validate names what stands in the way`(text: String, reason: String) throws
    {
        let opinion = try Replies.opinion(on: text)
        #expect(opinion.intent != .validation)
        #expect(opinion.evidence.contains(reason))
    }

    @Test func `is told with the words that decided and its language`() throws {
        let words = OwnWords(ofMail: "Too expensive for us.")
        let found = ReplyClassification(try Replies.opinion(on: words.text), on: words)
        #expect(found.evidence.first == "too expensive")
        #expect(found.language == .english)
        #expect(found.ownWords == "Too expensive for us.")
    }

    private func intent(
        of text: String,
        state: ValidationStatus? = .pendingCredits
    ) throws -> ReplyIntent {
        try Replies.opinion(on: OwnWords(ofMail: text).text, state: state).intent
    }
}
