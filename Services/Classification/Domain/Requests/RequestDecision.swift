import Contracts
import Learning

/// Joins what the rules found in a request with what the model makes of it.
///
/// Where both say the same, that holds. Where they differ the request is
/// disputed: an advisor is asked when there is one, and otherwise the weighed
/// sum of both decides. Where neither knows anything, the form does.
enum RequestDecision {
    /// How much a voice counts, in its own log-odds.
    ///
    /// Fitted on training texts that the model had not seen, so that the sum
    /// is calibrated.
    static let modelVoice = 0.8
    static let rulesVoice = 0.6

    /// Nobody is surer than that: so few texts cannot tell 1 in 200 from 1 in 2000.
    static let surest = 0.99

    /// Returns what both together say, with the evidence in a French sentence.
    static func opinion(on request: RequestToClassify, _ judgement: Judgement) -> RequestOpinion {
        let rules = RequestRules.opinion(on: request)
        let probability = judgement.probability(of: RequestKind.modelisation.rawValue)
        let judged = RequestOpinion.kind(probability)
        guard rules.method != .fallback else {
            return opinion(of: judged, max(probability, 1 - probability), without: rules)
        }
        let together = sum(of: probability, rules)
        let kind = RequestOpinion.kind(together)
        let confidence = Percent(probability: min(max(together, 1 - together), surest))
        let share = Percent(probability: max(probability, 1 - probability)).value
        guard judged != rules.kind else {
            return RequestOpinion(
                kind: kind,
                confidence: confidence,
                reason: "\(rules.reason) Le modèle appris dit de même (\(share) %).",
                method: .rules
            )
        }
        return RequestOpinion(
            kind: kind,
            confidence: confidence,
            reason: "\(rules.reason) Le modèle appris dit \(judged.rawValue) (\(share) %).",
            method: kind == judged ? .model : .rules,
            isDisputed: true
        )
    }

    /// The opinion where the rules have none.
    private static func opinion(
        of kind: RequestKind,
        _ probability: Double,
        without rules: RequestOpinion
    ) -> RequestOpinion {
        let confidence = Percent(probability: min(probability, surest))
        guard confidence >= RequestClassification.decisiveConfidence else { return rules }
        return RequestOpinion(
            kind: kind,
            confidence: confidence,
            reason: "Aucun indice des règles ; le modèle appris dit \(kind.rawValue) "
                + "(\(confidence.value) %).",
            method: .model
        )
    }

    /// The probability of MODELISATION by both voices.
    private static func sum(of probability: Double, _ rules: RequestOpinion) -> Double {
        let said = Double(rules.confidence.value) / 100
        let ruled = rules.kind == .modelisation ? said : 1 - said
        return LogOdds.probability(
            modelVoice * LogOdds.of(probability) + rulesVoice * LogOdds.of(ruled)
        )
    }
}

extension RequestOpinion {
    /// The likelier kind.
    static func kind(_ probabilityOfModelisation: Double) -> RequestKind {
        probabilityOfModelisation >= 0.5 ? .modelisation : .support
    }
}
