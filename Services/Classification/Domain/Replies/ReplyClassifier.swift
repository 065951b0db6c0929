import Contracts
import Learning

/// Whoever can say what a client's answer to a quote means.
///
/// The seam for every way to read answers: the API knows only this value, so
/// a learned model takes the rules' place, or backs them, without a change
/// elsewhere.
struct ReplyClassifier: Sendable {
    /// An answer, reduced to the client's own words, and the state of its quote.
    struct Reply: Sendable, Hashable {
        let words: OwnWords

        /// The state of the quote that is answered, when it is known.
        let state: ValidationStatus?

        /// The credits that the quote names, when they are known.
        var credits: Int?
    }

    /// Says what the answer means.
    ///
    /// Always answers: whoever depends on somebody else falls back by itself.
    var classify: @Sendable (Reply) async -> ReplyOpinion
}

extension ReplyClassifier {
    /// Reads signs, topics and what is left over, and has a model weigh them.
    static func judging(by model: LinearModel) -> ReplyClassifier {
        ReplyClassifier { reply in
            let read = ReadReply(reply.words.text, quoted: reply.credits)
            return ReplyDecision(on: read, model.judge(read.learned), state: reply.state).opinion
        }
    }
}
