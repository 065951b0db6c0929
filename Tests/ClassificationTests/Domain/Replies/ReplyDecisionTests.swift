import Contracts
import Learning
import Testing

@testable import Classification

@Suite("A reply to a quote")
struct ReplyDecisionTests {
    @Test(arguments: [
        "Je valide", "OK", "D'accord", "Parfait", "On y va", "Oui je valide le devis, merci !",
        "Très bien, lancez la production", "👍",
        "Un peu cher, mais c'est entendu, démarrez.", "Pas de problème pour 3 crédits.",
        "Pourquoi pas, allons-y !", "jvalide le devi", "Please go ahead", "Yes, we approve.",
        "No objection on our part.", "Looks good, please start", "Ok, je valide, thanks!",
    ])
    func `that agrees is a validation`(text: String) throws {
        #expect(try intent(of: text) == .validation)
    }

    @Test(arguments: [
        "Nous refusons", "Trop cher", "Non merci", "J'annule", "Je ne valide pas", "je valide pas",
        "Je ne suis pas d'accord", "Ça ne nous convient pas.", "Finalement non",
        "Ok, bien reçu, mais c'est trop cher.", "Hors budget", "We do not approve the estimate.",
        "We don't want to go ahead", "No thank you", "It's too expensive.", "nah", "👎",
        "J'ai changé d'avis, je ne valide plus.",
    ])
    func `that declines is a refusal`(text: String) throws {
        #expect(try intent(of: text) == .refusal)
    }

    @Test(arguments: [
        "Pourquoi 3 crédits ?", "Comment se déroule la suite", "???", "Je valide où ?",
        "Ok mais qu'est-ce qui est compris ?", "Before I approve, how many revisions do we get?",
        "Dois-je répondre « Je valide » ?", "how much is one credit",
    ])
    func `that asks is a question`(text: String) throws {
        #expect(try intent(of: text) == .question)
    }

    @Test(arguments: [
        "ok si 1 crédit", "Je valide à condition d'avoir une retouche",
        "yes if delivered by Friday",
        "Partant, mais uniquement pour la chaise", "Je valide la lampe, je refuse le vase.",
        "Je peux valider dès que vous corrigez le devis", "ok but with an oak top instead of glass",
        "OK mais sans la texture", "Bon pour accord, sous réserve du feu vert de la mairie.",
    ])
    func `that agrees in part is conditional`(text: String) throws {
        #expect(try intent(of: text) == .conditional)
    }

    @Test(arguments: [
        "Voici les dimensions : 120 x 80 cm", "En pièce jointe", "It has no drawers.",
        "Il n'y a pas de tiroirs sur cette commode.",
    ])
    func `that gives facts is information`(text: String) throws {
        #expect(try intent(of: text) == .info)
    }

    @Test(arguments: [
        "Réponse automatique : je suis absent jusqu'au 3", "Out of office until Monday",
        "Undelivered Mail Returned to Sender\n\nuser unknown", "This inbox is not monitored.",
        "Message automatique : nos bureaux sont fermés jusqu'à lundi, tout ira parfaitement après",
    ])
    func `that no person wrote is automatic`(text: String) throws {
        #expect(try intent(of: text) == .autoReply)
    }

    @Test(arguments: [
        "", "Merci.", "Nous verrons bien.", "Je n'ai pas dit non.",
        "Je valide en interne et je reviens vers vous",
        "Votre devis est en cours de validation par nos achats.",
        "Je pense valider mais j'attends mon patron.",
        "ok bien reçu", "Ok, j'en parle à mon patron", "super", "Ok pour un appel demain",
        "Oui mais bon",
        "Répondez « Je valide » pour lancer",
    ])
    func `that leaves a doubt is never a validation`(text: String) throws {
        #expect(try intent(of: text) == .unclear)
    }

    @Test func `that starts paid work is sure enough to decide`() throws {
        let found = try ["Je valide", "OK", "oui", "c'est bon pour nous", "I approve the quote"]
            .map { try Replies.opinion(on: $0) }
        #expect(found.map(\.intent) == Array(repeating: .validation, count: found.count))
        #expect(found.allSatisfy { $0.confidence.value >= 70 })
        let grounds: [ReplyGround] = [
            .plainApproval, .seenApproval, .unseenApproval, .reservedApproval,
        ]
        #expect(grounds.compactMap(\.precision).filter { $0 >= 0.7 }.count == grounds.count)
    }

    @Test(arguments: [
        (
            "Nous refusons", ["validation": 0.5, "refusal": 0.3, "unclear": 0.2],
            ReplyIntent.unclear
        ),
        ("On annule tout", ["validation": 0.6, "refusal": 0.35, "info": 0.05], .unclear),
        ("Ce sera sans le studio", ["refusal": 0.4, "validation": 0.35, "info": 0.25], .info),
        ("Ce sera sans le studio", ["refusal": 0.44, "validation": 0.44, "info": 0.12], .unclear),
        ("Je valide si tout va bien", ["validation": 0.89, "conditional": 0.11], .unclear),
    ])
    func `that the model is not sure of binds nobody`(
        text: String,
        shares: [String: Double],
        expected: ReplyIntent
    ) {
        let judgement = Judgement(
            shares.sorted { $0.key < $1.key }.map { .init(label: $0.key, probability: $0.value) }
        )
        let found = ReplyDecision(
            on: ReadReply(text),
            judgement,
            state: .pendingCredits
        ).opinion
        #expect(found.intent == expected)
        #expect(found.confidence.value < 70)
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
