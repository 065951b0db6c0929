import Contracts
import Language
import Learning

/// What a reply is taken for: a model's judgement, held to the rules.
///
/// A validation costs money and a refusal closes a request, so neither stands
/// on the model's word alone. A validation needs that nothing in the reply
/// forbids it (``ReadReply/forbidsValidation``), and a probability of
///
/// - 0.35, where the rules see an approval and nothing else is said,
/// - 0.75, where the rules see an approval among other words,
/// - 0.85, where the rules see none,
/// - 0.9, where something beside it could take it back.
///
/// The first may be the model's second choice: "oui" is too short for it to be
/// sure of. A refusal must be the likeliest intent, with a probability of at
/// least 0.45, in a reply that does not say it is none. What fails is for a
/// person, as an intent that binds nobody, with the words that were in the way
/// as evidence. The confidence is how often such a decision was right
/// (``ReplyGround``), not what the model alone made of the intent.
struct ReplyDecision: Sendable {
    let reply: ReadReply
    let judgement: Judgement

    /// The state of the quote that is answered, when it is known.
    let state: ValidationStatus?

    private let rules: ReplyOpinion

    /// How probable a validation must be; the type says when which one holds.
    ///
    /// Chosen on judgements of training texts that the model had not seen, so
    /// that at most 1 in 200 of those that do not validate are taken for it.
    private static let plain = 0.35
    private static let seen = 0.75
    private static let unseen = 0.85
    private static let reserved = 0.9

    /// How probable a refusal must be: below, it was wrong about as often as
    /// right.
    private static let refusing = 0.45

    /// How probable it must be that a machine wrote it when no expression of
    /// theirs is found: a client who is lost that way waits for an answer.
    private static let automatic = 0.6

    /// The same when one is found.
    ///
    /// Only a judgement that excludes a machine outweighs it, for few people
    /// write "mailer daemon".
    private static let automaticBySign = 0.1

    /// How probable the next intent must be to be named to a person; below,
    /// "unclear" says as much.
    private static let worthNaming = 0.2

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
        return opinion(reply.hands ? .info : .unclear, on: .unmeasured, found.evidence)
    }

    private var decided: ReplyOpinion {
        if let written = writtenByMachine { return written }
        guard !reply.isCut else { return opinion(.unclear, on: .unmeasured, []) }
        guard !reply.signs.words.isEmpty else {
            let asks = reply.text.contains("?")
            return opinion(asks ? .question : .unclear, on: .unmeasured, asks ? ["?"] : [])
        }
        let best = ReplyIntent(rawValue: judgement.best.label)
        switch best {
        case .validation: return validation
        case .refusal: return refusal
        default:
            let isPlain = reply.isPlain && rules.intent == .validation
            guard isPlain, likelihood(.validation) >= Self.plain else {
                return opinion(best, on: .model, reply.evidence(for: best))
            }
            return validation
        }
    }

    // MARK: - One intent

    private var writtenByMachine: ReplyOpinion? {
        let sure = likelihood(.autoReply)
        guard sure < Self.automatic else {
            return opinion(.autoReply, on: .model, reply.evidence(for: .autoReply))
        }
        guard sure >= Self.automaticBySign,
            let finding = AutoReply.finding(in: reply.signs.words)
        else { return nil }
        // Somebody who approves while on leave is a person.
        let approvals = reply.signs.approvals.map(\.text).filter { !$0.hasPrefix("please") }
        guard approvals.isEmpty else {
            return opinion(.unclear, on: .unmeasured, approvals + [finding])
        }
        return opinion(.autoReply, on: .machineWords, [finding])
    }

    private var validation: ReplyOpinion {
        let (required, ground) = requirement
        guard !reply.forbidsValidation, likelihood(.validation) >= required else {
            return person(insteadOf: .validation, reply.obstacles + reply.reserves)
        }
        return opinion(.validation, on: ground, reply.evidence(for: .validation))
    }

    /// How probable a validation must be, and what it then stands on.
    private var requirement: (Double, ReplyGround) {
        guard reply.reserves.isEmpty else { return (Self.reserved, .reservedApproval) }
        guard rules.intent == .validation else { return (Self.unseen, .unseenApproval) }
        return reply.isPlain ? (Self.plain, .plainApproval) : (Self.seen, .seenApproval)
    }

    private var refusal: ReplyOpinion {
        let denials = reply.topics.texts(of: [.noRefusal]) + reply.refusalObstacles
        guard denials.isEmpty, likelihood(.refusal) >= Self.refusing else {
            return person(insteadOf: .refusal, denials)
        }
        return opinion(.refusal, on: .model, reply.evidence(for: .refusal))
    }

    /// Takes a decision that does not stand for the likeliest intent that binds nobody.
    private func person(insteadOf intent: ReplyIntent, _ reasons: [String]) -> ReplyOpinion {
        let next = judgement.probabilities.first { Self.harmless.contains($0.label) }
        guard let next, next.probability >= Self.worthNaming else {
            return opinion(.unclear, on: .doubt, reasons + reply.evidence(for: intent))
        }
        let named = ReplyIntent(rawValue: next.label)
        return opinion(named, on: .doubt, reasons + reply.evidence(for: named))
    }

    private func opinion(
        _ intent: ReplyIntent,
        on ground: ReplyGround,
        _ evidence: [String]
    ) -> ReplyOpinion {
        var said: [String] = []
        for text in evidence where !said.contains(text) { said.append(text) }
        return ReplyOpinion(
            intent: intent,
            confidence: Percent(probability: ground.precision ?? likelihood(intent)),
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
