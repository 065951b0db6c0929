import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Ingest

@Suite("Ingest's settings")
struct IngestConfigurationTests {
    private func configuration(_ values: [String: String]) throws -> IngestConfiguration {
        let environment = Environment(values)
        return try IngestConfiguration(environment, ServiceSettings(.ingest, environment))
    }

    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try configuration([:])
        #expect(settings.publicURL == "http://127.0.0.1:5000")
        #expect(settings.allowedOrigins == [])
        #expect(settings.answerWait == 10)
        #expect(settings.uploadLimit == 100_000_000)
        #expect(settings.fileLimit == 50_000_000)
        #expect(settings.concurrentRequests == 64)
        #expect(settings.queueLimit == 100_000)
        #expect(settings.waitingSenders == 64)
        #expect(settings.retention == 90 * 86_400)
        #expect(settings.correctionsRetention == 365 * 86_400)
        #expect(settings.schedule.reminderAfter == 3 * 86_400)
        #expect(settings.schedule.expiryAfter == 30 * 86_400)
        #expect(settings.quoteCheckInterval == 60)
        #expect(settings.pollInterval == 60)
        #expect(settings.replyBudget == 20)
        #expect(settings.admin == nil)
    }

    @Test func `are read in the units that they are written in`() throws {
        let settings = try configuration([
            "GUICHET_PUBLIC_URL": "https://guichet.example.com/",
            "CORS_ALLOWED_ORIGINS": "https://a.example.com,https://b.example.com",
            "INGEST_ANSWER_WAIT": "500s", "QUOTE_REMINDER_AFTER": "12h", "QUOTE_EXPIRY_AFTER": "2d",
            "QUOTE_CHECK_INTERVAL": "0", "VALIDATION_POLL_INTERVAL": "0", "REPLY_BUDGET": "3",
            "ADMIN_EMAIL": "Admin@Example.com",
        ])
        #expect(settings.publicURL == "https://guichet.example.com")
        #expect(settings.allowedOrigins == ["https://a.example.com", "https://b.example.com"])
        #expect(settings.answerWait == 500)
        #expect(settings.schedule.reminderAfter == 12 * 3_600)
        #expect(settings.schedule.expiryAfter == 2 * 86_400)
        #expect(settings.quoteCheckInterval == 0.1)
        #expect(settings.pollInterval == 0)
        #expect(settings.replyBudget == 3)
        #expect(settings.admin?.address == "admin@example.com")
    }

    @Test(arguments: [
        ("GUICHET_PUBLIC_URL", "guichet"), ("CORS_ALLOWED_ORIGINS", "*"),
        ("INGEST_ANSWER_WAIT", "soon"), ("INGEST_UPLOAD_LIMIT", "0"),
        ("INGEST_CONCURRENT_REQUESTS", "0"), ("INGEST_QUEUE_LIMIT", "0"),
        ("INGEST_WAITING_SENDERS", "0"),
        ("INGEST_RETENTION", "-1d"), ("INGEST_RETENTION", "6d"),
        ("INGEST_CORRECTIONS_RETENTION", "x"), ("INGEST_CORRECTIONS_RETENTION", "23h"),
        ("FILES_SIZE_LIMIT", "0"), ("QUOTE_REMINDER_AFTER", "x"), ("QUOTE_EXPIRY_AFTER", "x"),
        ("QUOTE_CHECK_INTERVAL", "x"), ("WEBHOOK_SECRET", "x"), ("WEBHOOK_OPEN", "x"),
        ("VALIDATION_POLL_INTERVAL", "x"), ("REPLY_BUDGET", "0"), ("ADMIN_EMAIL", "admin"),
        ("INGEST_PORT", "70000"), ("INGEST_HOST", "0.0.0.0"),
    ])
    func `are refused by the name of the wrong one`(name: String, value: String) {
        let error = #expect(throws: SettingsError.self) { try configuration([name: value]) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .ingest,
            configuration: "Services/Ingest/IngestConfiguration.swift"
        )
        #expect(settings.documented.count == 25)
        #expect(settings.exampled == settings.documented)
    }
}
