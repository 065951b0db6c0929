import Contracts
import FoundationEssentials

/// A ticket's quote, or the question that stands in its place, and where its
/// validation is.
struct Quote: Codable, Sendable, Equatable {
    let ticketID: Ticket.ID
    let ticketURL: String
    let requestID: CustomerRequest.ID

    /// Grows with each new quote for the ticket; an acceptance belongs to one.
    var version: Int
    var status: ValidationStatus
    var credits: Int?
    let userEmail: String
    let userName: String?
    let objet: String

    /// What the client wrote, later information included.
    var description: String
    let language: ClientLanguageCode
    var files: [StoredFile]
    var quotedAt: Date
    var remindedAt: Date?
    var expiresAt: Date?
    var subtaskID: ProductionTask.ID?

    /// The version of the quote whose place it took while the client had that
    /// one in hand.
    var replaces: Int?

    /// Whether the client's or an admin's word is waited for.
    var isPending: Bool {
        [.pendingInfo, .pendingCredits, .pendingAdmin].contains(status)
    }

    /// Whether more is known by now than when an earlier state was sent.
    func isAnswered(since earlier: Quote) -> Bool {
        version != earlier.version || !isPending
    }
}
