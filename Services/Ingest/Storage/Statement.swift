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

    /// How it came: one of ``channels``.
    let channel: String

    /// What it was read as.
    let reading: ReplyClassification

    /// The files that came with it, in the folder of the work that follows.
    let uploads: [ReceivedRequest.Upload]

    /// What a person should know besides; for what came by mail.
    var circumstances: Circumstances?
    let key: StatementKey?
    let trace: TraceContext
    let saidAt: Date
}

extension Statement {
    /// The page behind a mail's link.
    static let byLink = "link"

    /// The mailbox.
    static let byMail = "mail"

    /// A mail that HubSpot received.
    static let byHubSpot = "hubspot"

    /// An operator hands in what somebody said.
    static let byOperator = "operator"

    /// A person of the business, through the webhook.
    static let byHand = "hand"

    /// A person who changed the ticket in the CRM.
    static let byCRM = "crm"

    static let channels = [byLink, byMail, byHubSpot, byOperator, byHand, byCRM]
}

/// What is known of something that was said, besides what it says.
struct Circumstances: Codable, Sendable, Equatable {
    /// The mail as the CRM is to record it, when it does not know it.
    var record: RecordedMail?

    /// Why a person must read it, where that is not plain.
    var remark: String?

    /// Who wrote it, when it was not the client.
    var writer: String?

    /// The mail's own subject, when it was one.
    var subject: String?

    /// The files that came along and could not be kept.
    var unkept: [FailedFile] = []
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

    /// Whether it was said before, under the same key: nothing happened now.
    var isRepeated = false
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
    var circumstances: Circumstances?

    /// The words as a note of the business; a client's own words are none.
    var adminNotes: String? { channel == Statement.byHand && !words.isEmpty ? words : nil }
}

extension QuoteDecision {
    /// The work that follows.
    ///
    /// One acceptance, one refusal and one estimate of a version of a quote
    /// have one name, so that they cannot happen twice.
    func run(on quote: Quote, reply: String) -> (id: RunID, kind: String) {
        let (kind, name) =
            switch self {
            case .accept, .validateByHand: (RunKind.validation, "\(quote.version)")
            case .refuse: (RunKind.refusal, "\(quote.version)")
            case .estimate, .requote: (RunKind.estimate, "\(quote.version)")
            case .inform: (RunKind.information, reply)
            case .ask: (RunKind.question, reply)
            }
        return (RunID(rawValue: "\(kind):\(quote.ticketID):\(name)"), kind)
    }
}
