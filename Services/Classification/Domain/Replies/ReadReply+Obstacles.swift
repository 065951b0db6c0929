import Contracts
import Language

/// What stands in the way of taking a reply for a validation.
extension ReadReply {
    /// Whether no reply that says this validates, whatever else it says.
    var forbidsValidation: Bool {
        !residue.agrees || residue.denial == .behind || residue.trailsOff || !forbidding.isEmpty
            || onlyInstructs || !reservations.isEmpty
    }

    /// Expressions in which the words of an approval approve nothing.
    private var reservations: [String] {
        ReplyReservation.ofValidation(in: signs.words, text: text)
            + ReplyAmendment.found(in: topics, quoted: quoted)
            + ReplyUndertone.found(in: topics, signs)
    }

    /// Expressions in which the words of a refusal refuse nothing.
    var refusalObstacles: [String] { ReplyReservation.ofRefusal(in: signs.words, text: text) }

    /// Whether all agreement is in a sentence that tells how to agree.
    private var onlyInstructs: Bool {
        signs.instructs && signs.approvals.isEmpty && signs.assents.isEmpty
    }

    /// The words that stand in the way of a validation.
    var obstacles: [String] {
        forbidding + reservations + (residue.denial == .behind ? residue.denials : [])
    }

    private var forbidding: [String] {
        topics.mentions
            .filter { Self.forbidding.contains($0.topic) && $0.mood != .asked }
            .map(\.text)
    }

    /// Words that make an approval doubtful, though it may stand.
    ///
    /// A question beside an approval of its own does not.
    var reserves: [String] {
        let doubtful = [
            signs.conditions, signs.deniedApprovals, signs.refusals, signs.hesitations,
        ].joined().filter { isStated($0.range) }
        let imagined = topics.mentions.filter { $0.mood == .imagined }
        let turns = signs.isContradictedAfterApproval ? signs.words.contrasts : []
        let left = signs.approvals.isEmpty ? residue.words : residue.stated
        let isMuchLeft = left.count > 1 || residue.inClause > 1
        return doubtful.map(\.text) + imagined.map(\.text) + turns.map { signs.words[$0].text }
            + (isMuchLeft ? left : [])
    }

    private func isStated(_ range: Range<Int>) -> Bool {
        signs.approvals.isEmpty
            || !signs.askedSentences.contains(signs.words[range.lowerBound].sentence)
    }

    /// Whether nothing is said but an agreement.
    var isPlain: Bool {
        residue.agrees && residue.words.isEmpty && residue.denial == nil && !residue.trailsOff
            && reserves.isEmpty && !signs.hasFigures
    }

    /// Whether something is handed over or described.
    var hands: Bool {
        !signs.information.isEmpty || topics.speaks(of: .giving, .said)
    }

    private static let forbidding: Set<ReplyTopic> = [
        .prevention, .waiting, .noRefusal, .condition,
    ]
}

/// What a reply is taken for something by.
extension ReadReply {
    /// The words that speak for an intent: the signs, or else what the topics are known by.
    func evidence(for intent: ReplyIntent) -> [String] {
        let (found, topics) = speakers(for: intent)
        return found.isEmpty ? self.topics.texts(of: topics) : found.map(\.text)
    }

    private func speakers(for intent: ReplyIntent) -> ([ReplySigns.Sign], Set<ReplyTopic>) {
        switch intent {
        case .validation:
            (signs.approvals + signs.assents, [.approval, .start, .yes, .contentment])
        case .refusal:
            (
                signs.refusals + signs.deniedApprovals + signs.dissents,
                [.refusal, .no, .prevention, .price, .elsewhere, .falsehood]
            )
        case .question: (signs.questions, [.question])
        case .info: (signs.information, [.giving, .facts])
        case .conditional:
            (signs.conditions + signs.approvals, [.condition, .part, .approval])
        case .autoReply: ([], [.automatic])
        default: (signs.hesitations, [.delay, .doubt, .waiting, .receipt, .trouble])
        }
    }
}
