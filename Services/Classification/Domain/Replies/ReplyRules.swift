import Contracts
import Language

/// Reads a client's answer to a quote from the signs in their own words.
///
/// An approval starts paid work, so everything that disturbs one sends the
/// answer to a person: a bare assent counts only when nothing else is said,
/// and a condition, a doubt or a "but" after an approval takes its effect.
enum ReplyRules {
    /// Reads an answer that a person wrote.
    static func opinion(on signs: ReplySigns, asking: Bool) -> ReplyOpinion {
        decision(signs) ?? talk(signs, asking)
    }

    /// Reads approval, refusal and what lies between; nothing when no decision is spoken.
    private static func decision(_ signs: ReplySigns) -> ReplyOpinion? {
        let agrees = !signs.approvals.isEmpty || !signs.assents.isEmpty
        if let refusal = conditionalRefusal(signs) { return refusal }
        if agrees, !signs.conditions.isEmpty { return conditional(signs) }
        if !signs.refusals.isEmpty || !signs.deniedApprovals.isEmpty { return refusal(signs) }
        if !signs.approvals.isEmpty { return approval(signs) }
        if !signs.assents.isEmpty || !signs.dissents.isEmpty { return bareAnswer(signs) }
        if !signs.conditions.isEmpty, signs.questions.isEmpty, signs.mentionsApproval {
            return conditional(signs)
        }
        return nil
    }

    /// "À moins d'un geste, nous refusons": refuses unless something changes.
    private static func conditionalRefusal(_ signs: ReplySigns) -> ReplyOpinion? {
        guard let refusal = signs.refusals.first, let condition = signs.conditions.first,
            condition.range.lowerBound < refusal.range.lowerBound,
            signs.sentence(of: condition) == signs.sentence(of: refusal)
        else { return nil }
        return conditional(signs)
    }

    private static func conditional(_ signs: ReplySigns) -> ReplyOpinion {
        ReplyOpinion(
            intent: .conditional,
            confidence: Percent(80),
            evidence: texts(signs.conditions, signs.approvals, signs.assents, signs.refusals)
        )
    }

    private static func refusal(_ signs: ReplySigns) -> ReplyOpinion {
        if !signs.approvals.isEmpty || signs.assentsAfterContrast {
            return ReplyOpinion(
                intent: .conditional,
                confidence: Percent(65),
                evidence: texts(signs.refusals, signs.deniedApprovals, signs.approvals)
            )
        }
        // A denied approval may be a doubt: "je ne suis pas sûr d'être d'accord".
        if signs.refusals.isEmpty, !signs.hesitations.isEmpty {
            return unclear(signs.hesitations, signs.deniedApprovals.map(\.text))
        }
        return ReplyOpinion(
            intent: .refusal,
            confidence: Percent(signs.refusals.isEmpty ? 80 : 92),
            evidence: texts(signs.refusals, signs.deniedApprovals)
        )
    }

    private static func approval(_ signs: ReplySigns) -> ReplyOpinion {
        if !signs.hesitations.isEmpty { return unclear(signs.hesitations, texts(signs.approvals)) }
        if signs.isContradictedAfterApproval {
            return ReplyOpinion(
                intent: .conditional,
                confidence: Percent(55),
                evidence: texts(signs.approvals)
            )
        }
        return ReplyOpinion(
            intent: .validation,
            confidence: Percent(signs.questions.isEmpty ? 95 : 88),
            evidence: texts(signs.approvals, signs.assents)
        )
    }

    /// Reads "ok", "oui" or "non" by what surrounds it.
    private static func bareAnswer(_ signs: ReplySigns) -> ReplyOpinion? {
        if !signs.askedSentences.isEmpty || !signs.questions.isEmpty { return nil }
        if !signs.hesitations.isEmpty { return unclear(signs.hesitations, texts(signs.assents)) }
        if !signs.assents.isEmpty {
            guard signs.unexplainedWords(beside: signs.assents) == 0, signs.dissents.isEmpty,
                signs.words.contrasts.isEmpty
            else { return signs.information.isEmpty ? unclear(signs.assents, []) : nil }
            return ReplyOpinion(
                intent: .validation,
                confidence: Percent(88),
                evidence: texts(signs.assents)
            )
        }
        guard signs.opensWithDissent else { return nil }
        return ReplyOpinion(
            intent: .refusal,
            confidence: Percent(85),
            evidence: texts(signs.dissents)
        )
    }

    /// Reads an answer without a decision.
    private static func talk(_ signs: ReplySigns, _ asking: Bool) -> ReplyOpinion {
        if !signs.questions.isEmpty || signs.opensWithQuestionWord || asking {
            return ReplyOpinion(
                intent: .question,
                confidence: Percent(asking ? 85 : 70),
                evidence: texts(signs.questions).isEmpty ? ["?"] : texts(signs.questions)
            )
        }
        if signs.hesitations.isEmpty, !signs.information.isEmpty || signs.hasFigures {
            return ReplyOpinion(
                intent: .info,
                confidence: Percent(75),
                evidence: texts(signs.information)
            )
        }
        return unclear(signs.hesitations, [])
    }

    private static func unclear(_ signs: [ReplySigns.Sign], _ more: [String]) -> ReplyOpinion {
        ReplyOpinion(
            intent: .unclear,
            confidence: Percent(signs.isEmpty ? 50 : 70),
            evidence: texts(signs) + more
        )
    }

    private static func texts(_ signs: [ReplySigns.Sign]...) -> [String] {
        var texts: [String] = []
        for sign in signs.joined() where !texts.contains(sign.text) { texts.append(sign.text) }
        return Array(texts.prefix(8))
    }
}
