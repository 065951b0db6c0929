import Foundation
import HTTP
import Runtime
import TestSupport

/// All vendors at once, each in the shape of its stand-in.
final class VendorTown: Sendable {
    let hubspot: HubSpotStandIn
    let clickup: ClickUpStandIn
    let anthropic: AnthropicStandIn
    let r2: R2StandIn
    let smtp: SMTPStandIn

    init() throws {
        hubspot = try HubSpotStandIn()
        clickup = try ClickUpStandIn()
        anthropic = try AnthropicStandIn()
        r2 = try R2StandIn()
        smtp = try SMTPStandIn()
        // The tests call more often than a small business does.
        clickup.change { $0.callsPerMinute = 100_000 }
    }

    /// What the house is told to work with them.
    var settings: [String: String] {
        [
            "HUBSPOT_API_KEY": "pat-eu1-test", "HUBSPOT_HUB_ID": "147476643",
            "HUBSPOT_BASE_URL": hubspot.url, "HUBSPOT_CALLS_PER_10S": "1000",
            "CLICKUP_CALLS_PER_MINUTE": "10000",
            "ANTHROPIC_API_KEY": AnthropicStandIn.key, "ANTHROPIC_BASE_URL": anthropic.url,
            "SMTP_HOST": "127.0.0.1", "SMTP_PORT": "\(smtp.port)", "SMTP_SECURITY": "none",
            "SMTP_USER": "support@example.com", "SMTP_PASSWORD": "planted-smtp-password",
            "MAIL_FROM": "support@example.com", "ADMIN_EMAIL": "admin@example.com",
            "R2_ACCESS_KEY_ID": R2StandIn.accessKeyID, "R2_SECRET_ACCESS_KEY": R2StandIn.secret,
            "R2_BUCKET_NAME": R2StandIn.bucket, "R2_ENDPOINT_URL": r2.endpoint,
            "R2_PUBLIC_URL": "\(r2.endpoint)/public",
        ].merging(clickup.settings) { $1 }
    }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await ServiceGroup([hubspot, clickup, anthropic, r2, smtp]).run(while: body)
    }

    /// Begins a trouble, until ``heal()``.
    func begin(_ trouble: Trouble, of vendor: Vendor) {
        switch vendor {
        case .hubspot: Self.begin(trouble, hubspot.server, Self.hubspotLimit)
        case .clickup: Self.begin(trouble, clickup.server, Self.clickupLimit)
        case .anthropic: Self.begin(trouble, anthropic.server, Self.anthropicLimit)
        case .r2: Self.begin(trouble, r2.server, Self.r2Limit)
        case .smtp: begin(mail: trouble)
        }
    }

    func heal() {
        for server in [hubspot.server, clickup.server, anthropic.server, r2.server] {
            server.heal()
        }
        smtp.heal()
    }

    private static func begin(
        _ trouble: Trouble,
        _ server: StandInServer,
        _ limit: StandInAnswer
    ) {
        switch trouble {
        case .down: server.fail(.dropBefore)
        case .slow: server.fail(.slow(0.7))
        case .limited: server.fail(.answer(limit))
        case .answerLost: server.fail(.dropAfter) { $0.method != "GET" && $0.method != "HEAD" }
        }
    }

    private func begin(mail trouble: Trouble) {
        switch trouble {
        case .down: smtp.fail(.greeting, .close)
        case .slow: smtp.fail(.content, .slow(0.7))
        case .limited: smtp.fail(.recipient, .reply("451 4.7.1 Too many messages, slow down"))
        case .answerLost: smtp.fail(.content, .storeAndClose)
        }
    }

    // MARK: - What a vendor says that is asked too often

    private static let hubspotLimit = limit(
        """
        {"status":"error","message":"You have reached your ten_secondly_rolling limit.",
         "errorType":"RATE_LIMIT","correlationId":"c","policyName":"TEN_SECONDLY_ROLLING"}
        """
    )
    private static let clickupLimit = limit(#"{"err":"Rate limit reached","ECODE":"APP_002"}"#)
    private static let anthropicLimit = limit(
        #"{"type":"error","error":{"type":"rate_limit_error","message":"slower"},"request_id":"r"}"#
    )
    private static let r2Limit = limit(
        "<Error><Code>TooManyRequests</Code><Message>Slow down.</Message></Error>"
    )

    private static func limit(_ body: String) -> StandInAnswer {
        var answer = StandInAnswer.json(429, body)
        answer.headers["Retry-After"] = "1"
        return answer
    }
}

/// Runs a test with a house among its vendors.
func withTown(
    environment: [String: String] = [:],
    _ body: @escaping @Sendable (VendorTown, TestHouse) async throws -> Void
) async throws {
    let town = try VendorTown()
    try await town.run {
        try await withHouse(environment: town.settings.merging(environment) { $1 }) { house in
            try await body(town, house)
        }
    }
}
