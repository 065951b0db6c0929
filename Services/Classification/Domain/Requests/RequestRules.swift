import Contracts
import Language

/// Weighs the words and files of a request.
///
/// Every clue adds its log-odds, the form a little of its own; the sum, put on
/// a scale from 0 to 1, is the probability that a model is asked for. Without
/// any clue the form decides.
enum RequestRules {
    /// Returns what the evidence says; the method is `fallback` when there is none.
    static func opinion(on request: RequestToClassify) -> RequestOpinion {
        let evidence = RequestEvidence(request)
        guard !evidence.isEmpty else {
            return .fallback(
                to: request.source,
                because: "Aucun indice dans la demande : le formulaire décide."
            )
        }
        let probability = probability(logOdds: evidence.logOdds)
        let kind: RequestKind = probability >= 0.5 ? .modelisation : .support
        return RequestOpinion(
            kind: kind,
            confidence: Percent(probability: max(probability, 1 - probability)),
            reason: evidence.reason(for: kind),
            method: .rules
        )
    }

    /// Puts log-odds on a scale from 0 to 1.
    ///
    /// Follows the logistic curve around the middle and stays further from the
    /// ends, because clues repeat each other and words alone are never certain.
    private static func probability(logOdds: Double) -> Double {
        (1 + logOdds / (4 + logOdds * logOdds).squareRoot()) / 2
    }
}
