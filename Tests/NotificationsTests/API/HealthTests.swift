import Contracts
import Curl
import FoundationEssentials
import HTTP
import Runtime
import TestSupport
import Testing

@testable import Notifications

@Suite("Notifications' health", .timeLimit(.minutes(1)))
struct HealthTests {
    private static func health(_ service: RunningService) async throws -> ServiceHealth {
        try await service.send(.get, "/health").decoded(ServiceHealth.self)
    }

    @Test func `is good while mails are files and no mailbox is read`() async throws {
        try await NotificationsFixture().run { service in
            let health = try await Self.health(service)
            #expect(health.status == "ok")
            #expect(health.reason == nil)
        }
    }

    @Test func `is good once the mail server took the login, before any mail`() async throws {
        let server = try SMTPStandIn()
        try await server.run {
            try await NotificationsFixture(server).run { service in
                #expect(try await Self.health(service).status == "ok")
                #expect(server.mails.isEmpty)
                let connections = server.connections
                for _ in 1...20 { _ = try await Self.health(service) }
                #expect(server.connections == connections, "it is not asked for each answer")
            }
        }
    }

    @Test func `is bad with a password that the mail server refuses, and work is taken`()
        async throws
    {
        let server = try SMTPStandIn()
        server.fail(.login, .reply("535 5.7.8 go away"))
        try await server.run {
            try await NotificationsFixture(server).run { service in
                let health = try await Self.health(service)
                #expect(health.status == "degraded")
                #expect(health.reason == "mail server: 535 5.7.8")
                #expect(try await service.send(.get, "/readyz").status == 200)
            }
        }
    }

    @Test func `is bad while the queue rests, and says why`() async throws {
        let server = try SMTPStandIn()
        server.fail(.content, .reply("550 5.4.5 enough for today"), times: 1)
        try await server.run {
            try await NotificationsFixture(server).run { service in
                #expect(try await Self.health(service).status == "ok")
                _ = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:1")
                try await waitUntil {
                    try await Self.health(service).reason?.contains("mails wait: 550 5.4.5")
                        == true
                }
                #expect(try await Self.health(service).status == "degraded")
            }
        }
    }

    @Test func `is bad while the mailbox cannot be read`() async throws {
        let fixture = try NotificationsFixture([
            "IMAP_HOST": "127.0.0.1", "IMAP_PORT": "\(FreePorts.next())", "IMAP_USER": "support",
            "IMAP_PASSWORD": "guichet-test", "IMAP_SECURITY": "none",
        ])
        try await fixture.run { service in
            try await waitUntil {
                try await Self.health(service).reason?.hasPrefix("mailbox: ") == true
            }
            #expect(try await Self.health(service).status == "degraded")
            let look = try await service.send(.post, "/v1/mailbox/look")
                .decoded(PolledSource.self)
            #expect(look.state == .notRead)
            #expect(look.detail?.isEmpty == false)
        }
    }

    @Test func `knows of no mailbox where none is read`() async throws {
        try await NotificationsFixture().run { service in
            let look = try await service.send(.post, "/v1/mailbox/look")
                .decoded(PolledSource.self)
            #expect(look == PolledSource(source: "mailbox", state: .notConfigured))
        }
    }
}
