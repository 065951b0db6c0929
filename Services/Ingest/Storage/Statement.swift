import Contracts
import Database
import Durability
import FoundationEssentials
import Observability

/// Something that was said about a ticket's quote.
struct Statement: Sendable {
    /// Its own name, unguessable.
    let id: String
    let ticketID: Ticket.ID
    let decision: QuoteDecision

    /// How it came: `link`, `operator` or ``byHand``.
    let channel: String

    /// The channel of a person of the business.
    static let byHand = "hand"

    /// What it was read as.
    let reading: ReplyClassification

    /// The files that came with it, in the folder of the work that follows.
    let uploads: [ReceivedRequest.Upload]
    let key: StatementKey?
    let trace: TraceContext
    let saidAt: Date
}

/// The sender's own key, under which a statement counts once.
struct StatementKey: Sendable, Equatable {
    let text: String

    /// A hash of all that was said under the key.
    let fingerprint: String
}

/// The key of a statement was used before, for another one.
struct StatementKeyReused: Error {}

/// What a statement did.
struct Settled: Sendable {
    let quote: Quote
    let reading: ReplyClassification

    /// The work that it started.
    let run: RunID
    let kind: String
}

/// What a follow-up works on: the quote as the statement left it.
struct FollowUp: Codable, Sendable {
    let quote: Quote
    let words: String
    let intent: ReplyIntent?

    /// How the words came; nothing when time and not a person spoke, and in
    /// what versions before this member kept.
    var channel: String?
    var uploads: [ReceivedRequest.Upload] = []

    /// The words as a note of the business; a client's own words are none.
    var adminNotes: String? { channel == Statement.byHand && !words.isEmpty ? words : nil }
}

extension QuoteDecision {
    /// The work that follows.
    ///
    /// One acceptance, and one refusal, of a version of
    /// a quote have one name, so that they cannot happen twice.
    func run(on quote: Quote, reply: String) -> (id: RunID, kind: String) {
        let (kind, name) =
            switch self {
            case .accept, .validateByHand: (RunKind.validation, "\(quote.version)")
            case .refuse: (RunKind.refusal, "\(quote.version)")
            case .inform: (RunKind.information, reply)
            case .ask: (RunKind.question, reply)
            }
        return (RunID(rawValue: "\(kind):\(quote.ticketID):\(name)"), kind)
    }
}
