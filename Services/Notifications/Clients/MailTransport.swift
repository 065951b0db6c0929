import Contracts
import MIME

/// The way that mails leave the house.
struct MailTransport: Sendable {
    /// Hands a mail over, and says what became of it.
    ///
    /// A mail that was handed over before, known by its identifier, takes the
    /// place of the earlier one.
    var deliver: @Sendable (MailMessage) async throws -> Delivery

    /// What keeps mails from leaving now; nothing when they can.
    var lacking: @Sendable () async -> String?
}

/// What became of a mail that was handed over.
struct Delivery: Equatable, Sendable {
    let state: MailState
    let smtpSent: Bool
}
