import Language

/// What an expression in a reply speaks of.
///
/// Broader than the signs: an expression may have another meaning where it
/// stands. Topics are what a model weighs, and only a few of them decide.
enum ReplyTopic: String, Sendable, CaseIterable {
    /// Says yes, in one word or a few.
    case yes
    /// Is content, or finds something good.
    case contentment
    /// Approves, agrees, signs or orders.
    case approval
    /// Tells to begin, or lets begin.
    case start
    /// Denies a doubt or an obstacle: "no objection", "rien à redire".
    case harmlessDenial
    /// Says no, in one word or a few.
    case no
    /// Calls something untrue.
    case falsehood
    /// Refuses, cancels, withdraws or gives up.
    case refusal
    /// Takes an approval in the same sentence back before it is spoken.
    case prevention
    /// Has it done by somebody else.
    case elsewhere
    /// Speaks of much money.
    case price
    /// Wants to pay less.
    case rebate
    /// Says only that it is no refusal.
    case noRefusal
    /// Puts off.
    case delay
    /// Does not know, or is of two minds.
    case doubt
    /// Says where a decision is being waited for.
    case waiting
    /// Names somebody who has a say.
    case others
    /// Sets a condition.
    case condition
    /// Says what comes before what.
    case order
    /// Speaks of one thing of several.
    case part
    /// Asks.
    case question
    /// Hands something over.
    case giving
    /// Describes a thing.
    case facts
    /// Could not open or find something.
    case trouble
    /// Has received or read.
    case receipt
    /// Speaks of something that is not the quote.
    case besides
    /// Wishes well, or tests.
    case smallTalk
    /// Is sorry.
    case regret
    /// Thanks.
    case thanks
    /// Is in a hurry.
    case urgency
    /// Occurs in what machines write.
    case automatic

    /// The expressions of all topics.
    static let vocabulary: [(topic: ReplyTopic, phrases: PhraseTable)] = {
        let tables = [agreement, refusals, doubts, talk, machines]
        return allCases.map { topic in
            (topic, PhraseTable(tables.flatMap { $0[topic] ?? [] }))
        }
    }()
}
