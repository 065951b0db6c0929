import Contracts
import Language
import Learning

/// What a reply is taken for: a model's judgement, held to the rules.
///
/// Only a validation costs money, so it takes both: a model that is sure, and
/// nothing in the reply that an approval does not bear. How sure it must be
/// depends on what else is said. What fails that is for a person, with the
/// words that were in the way.
struct ReplyDecision: Sendable {
    let reply: ReadReply
    let judgement: Judgement

    /// The state of the quote that is answered, when it is known.
    let state: ValidationStatus?

    private let rules: ReplyOpinion

    /// How sure the model must be of a validation.
    ///
    /// When the rules see one and nothing else is said; when they see one;
    /// when they do not; and when something beside it could take it back.
    /// Chosen on judgements of training texts that the model had not seen.
    private static let plain = 0.35
    private static let agreed = 0.75
    private static let alone = 0.85
    private static let guarded = 0.9

    /// How sure it must be of a refusal that the rules do not see.
    private static let refusing = 0.45

    init(on reply: ReadReply, _ judgement: Judgement, state: ValidationStatus?) {
        self.reply = reply
        self.judgement = judgement
        self.state = state
        rules = ReplyRules.opinion(on: reply.signs, asking: reply.text.contains("?"))
    }

    var opinion: ReplyOpinion {
        let found = decided
        guard state == .pendingInfo, found.intent == .validation else { return found }
        // There is no quote yet, so there is nothing to approve.
        return opinion(reply.hands ? .info : .unclear, 0.6, found.evidence)
    }

    private var decided: ReplyOpinion {
        if let automatic { return automatic }
        guard !reply.isCut else { return opinion(.unclear, 0.5, []) }
        guard !reply.signs.words.isEmpty else {
            let asks = reply.text.contains("?")
            return opinion(asks ? .question : .unclear, asks ? 0.7 : 0.5, asks ? ["?"] : [])
        }
        let best = ReplyIntent(rawValue: judgement.best.label)
        switch best {
        case .validation: return validation
        case .refusal:
            let isSure = judgement.best.probability >= Self.refusing || rules.intent == .refusal
            let denies = reply.topics.texts(of: [.noRefusal])
            guard isSure, denies.isEmpty else {
                return opinion(.unclear, 0.5, denies + reply.evidence(for: .refusal))
            }
            return likely(.refusal)
        default:
            // A plain "oui" of few words is too short for the model to be sure of.
            if rules.intent == .validation, likelihood(.validation) >= Self.plain,
                reply.isPlain
            {
                return validation
            }
            return likely(best)
        }
    }

    // MARK: - One intent

    private var automatic: ReplyOpinion? {
        let finding = AutoReply.finding(in: reply.signs.words)
        let sure = likelihood(.autoReply)
        if sure >= 0.6 { return opinion(.autoReply, sure, reply.evidence(for: .autoReply)) }
        guard let finding, sure >= 0.1 else { return nil }
        // Somebody who approves while on leave is a person.
        let approvals = reply.signs.approvals.map(\.text).filter { !$0.hasPrefix("please") }
        guard approvals.isEmpty else { return opinion(.unclear, 0.6, approvals + [finding]) }
        return opinion(.autoReply, max(sure, 0.6), [finding])
    }

    private var validation: ReplyOpinion {
        let sure = likelihood(.validation)
        guard !reply.forbidsValidation, sure >= required else {
            return person(reply.obstacles + reply.reserves)
        }
        return opinion(.validation, max(sure, 0.5), reply.evidence(for: .validation))
    }

    private var required: Double {
        guard reply.reserves.isEmpty else { return Self.guarded }
        guard rules.intent == .validation else { return Self.alone }
        return reply.isPlain ? Self.plain : Self.agreed
    }

    /// Takes a validation that does not stand for what else it may be.
    private func person(_ reasons: [String]) -> ReplyOpinion {
        if rules.intent == .refusal, likelihood(.refusal) >= 0.2 {
            return opinion(.refusal, 0.5, reply.evidence(for: .refusal))
        }
        let next = judgement.probabilities.first { Self.harmless.contains($0.label) }
        guard let next, next.probability >= 0.2 else {
            return opinion(.unclear, 0.5, reasons + reply.evidence(for: .validation))
        }
        let intent = ReplyIntent(rawValue: next.label)
        return opinion(intent, 0.5, reasons + reply.evidence(for: intent))
    }

    private func likely(_ intent: ReplyIntent) -> ReplyOpinion {
        opinion(intent, likelihood(intent), reply.evidence(for: intent))
    }

    private func opinion(
        _ intent: ReplyIntent,
        _ likelihood: Double,
        _ evidence: [String]
    ) -> ReplyOpinion {
        var said: [String] = []
        for text in evidence where !said.contains(text) { said.append(text) }
        return ReplyOpinion(
            intent: intent,
            confidence: Percent(probability: likelihood),
            evidence: Array(said.prefix(8))
        )
    }

    private func likelihood(_ intent: ReplyIntent) -> Double {
        judgement.probability(of: intent.rawValue)
    }

    /// Intents that a person reads, and that decide nothing.
    private static let harmless = Set(
        [ReplyIntent.conditional, .question, .info, .unclear].map(\.rawValue)
    )
}
