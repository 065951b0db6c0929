import Contracts

/// What the admin is told of a mail that changes no quote, or of work that was
/// put aside.
struct MailNotice: Codable, Sendable {
    let notice: AdminNotice

    /// The mail as the CRM is to record it, if it is.
    var record: RecordedMail?
}
