import Runtime
import ServiceKit

/// Ingest's own settings, besides those of every service.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `GUICHET_PUBLIC_URL` | Ingest's own address | what links in mails begin with |
/// | `WEBHOOK_SECRET` | none | `whsec_...`: senders sign as Standard Webhooks |
/// | `WEBHOOK_TOKEN` | none | senders show it as a bearer token |
/// | `WEBHOOK_OPEN` | `false` | accept anybody, beyond loopback too |
/// | `CORS_ALLOWED_ORIGINS` | none | origins whose pages may post, separated by commas |
/// | `INGEST_ANSWER_WAIT` | `10s` | how long a sender waits for the whole answer |
/// | `INGEST_UPLOAD_LIMIT` | `100000000` | most bytes of a form with its files |
/// | `FILES_SIZE_LIMIT` | `50000000` | most bytes of one file; Files must have the same |
/// | `INGEST_CONCURRENT_REQUESTS` | `64` | requests worked on at once |
/// | `INGEST_QUEUE_LIMIT` | `100000` | requests waiting, past which new ones are answered 503 |
/// | `INGEST_WAITING_SENDERS` | `64` | senders who have waited for their answers for under 2 s, past which new ones are answered 503 |
/// | `INGEST_RETENTION` | `90d` | how long finished work, its keys and mails kept for a person stay, at least 7d |
/// | `INGEST_CORRECTIONS_RETENTION` | `365d` | how long people's corrections of a request's type stay, with the request's words, at least 1d |
/// | `QUOTE_REMINDER_AFTER` | `3d` | when an unanswered quote is reminded of; 0 for never |
/// | `QUOTE_EXPIRY_AFTER` | `30d` | when an unanswered quote runs out |
/// | `QUOTE_CHECK_INTERVAL` | `60s` | how often quotes are looked at for both |
/// | `VALIDATION_POLL_INTERVAL` | `60s` | how often replies are looked for; 0 for when asked only |
/// | `REPLY_BUDGET` | `20` | mails of one sender acted upon in a day; the rest wait for a person |
/// | `ADMIN_EMAIL` | none | whose mail answers give estimates; as Notifications has it |
struct IngestConfiguration: Sendable {
    let publicURL: String
    let authenticity: WebhookAuthenticity
    let allowedOrigins: Set<String>
    let answerWait: Double
    let uploadLimit: Int
    let fileLimit: Int
    let concurrentRequests: Int
    let queueLimit: Int
    let waitingSenders: Int

    /// Seconds, at least a week: a sender may deliver again for as long.
    let retention: Double

    /// Seconds, at least a day.
    let correctionsRetention: Double
    let schedule: QuoteSchedule
    let quoteCheckInterval: Double

    /// Seconds between two looks for replies; none of itself when 0.
    let pollInterval: Double

    /// Mails of one sender that are acted upon in a day.
    let replyBudget: Int
    let admin: Correspondent?

    init(_ environment: Environment, _ service: ServiceSettings) throws {
        publicURL = try environment.address("GUICHET_PUBLIC_URL", default: service.ownAddress)
        authenticity = try WebhookAuthenticity(environment, isLoopback: service.isLoopback)
        allowedOrigins = try Set(
            environment.list("CORS_ALLOWED_ORIGINS").map(CrossOrigin.origin)
        )
        answerWait = try environment.duration("INGEST_ANSWER_WAIT", default: 10)
        uploadLimit = try environment.integer(
            "INGEST_UPLOAD_LIMIT",
            default: 100_000_000,
            in: 1_000...10_000_000_000
        )
        fileLimit = try FileSizeLimit.read(from: environment)
        concurrentRequests = try environment.integer(
            "INGEST_CONCURRENT_REQUESTS",
            default: 64,
            in: 1...10_000
        )
        queueLimit = try environment.integer(
            "INGEST_QUEUE_LIMIT",
            default: 100_000,
            in: 1...100_000_000
        )
        waitingSenders = try environment.integer(
            "INGEST_WAITING_SENDERS",
            default: 64,
            in: 1...10_000
        )
        retention = try environment.duration("INGEST_RETENTION", default: 90 * 86_400)
        guard retention >= 7 * 86_400 else {
            throw SettingsError("INGEST_RETENTION must be at least 7d")
        }
        correctionsRetention = try environment.duration(
            "INGEST_CORRECTIONS_RETENTION",
            default: 365 * 86_400
        )
        guard correctionsRetention >= 86_400 else {
            throw SettingsError("INGEST_CORRECTIONS_RETENTION must be at least 1d")
        }
        schedule = QuoteSchedule(
            reminderAfter: try environment.duration("QUOTE_REMINDER_AFTER", default: 3 * 86_400),
            expiryAfter: try environment.duration("QUOTE_EXPIRY_AFTER", default: 30 * 86_400)
        )
        quoteCheckInterval = max(
            try environment.duration("QUOTE_CHECK_INTERVAL", default: 60),
            0.1
        )
        let poll = try environment.duration("VALIDATION_POLL_INTERVAL", default: 60)
        pollInterval = poll > 0 ? max(poll, 0.1) : 0
        replyBudget = try environment.integer("REPLY_BUDGET", default: 20, in: 1...100_000)
        admin = try environment["ADMIN_EMAIL"].map { text in
            guard let admin = Correspondent(text) else {
                throw SettingsError("ADMIN_EMAIL is not an e-mail address")
            }
            return admin
        }
    }
}
