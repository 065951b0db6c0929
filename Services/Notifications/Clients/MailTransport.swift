import Contracts
import FoundationEssentials

/// The way that mails leave the house.
struct MailTransport: Sendable {
    /// Hands a mail over, and says what became of it.
    ///
    /// - Throws: When it could not even be tried; nothing has left then.
    var deliver: @Sendable (Outbox.Parcel) async throws -> Delivery

    /// Whether a mail that may have been handed over can be handed over again
    /// without harm: a file takes the place of itself.
    ///
    /// Then whoever asks for a mail hands it over, and the queue only what a
    /// crash has left.
    var isRepeatable: Bool

    /// What keeps mails from leaving now; nothing when they can.
    var lacking: @Sendable () async -> String?

    /// Tries the way without a mail, and says what is in it; nothing when mails
    /// would get through, as far as that shows it.
    var obstacle: @Sendable () async -> MailObstacle? = { nil }
}

/// What keeps mails from leaving.
struct MailObstacle: Sendable, Hashable {
    /// In a word for operators, such as `535 5.7.8`.
    let word: String

    /// Whether the account is refused; else the server cannot be talked to.
    let isOfAccount: Bool
}

/// What became of a mail that was handed over; each with a word for operators
/// that holds nothing of the mail, such as `550 5.1.1`.
enum Delivery: Hashable, Sendable {
    /// A file in the mail folder.
    case stored

    /// Taken by the mail server.
    case accepted(String)

    /// Not now, this mail.
    case postponed(String)

    /// Never, this mail.
    case refused(String)

    /// Not from this account; other mails would hear the same.
    case accountRefused(String)

    /// The account has sent all that it may today.
    case limitReached(String)

    /// The mail server could not be talked to; it has not taken the mail.
    case unreachable(String)

    /// Called off before anything left.
    case calledOff

    /// Taken or not, nobody knows.
    case unknown(String)
}
