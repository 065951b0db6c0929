public import FoundationEssentials
public import Runtime
import Synchronization

/// HubSpot as far as Guichet uses it: it keeps contacts, tickets, e-mails and
/// notes, and refuses what HubSpot refuses.
public final class HubSpotStandIn: Service {
    /// The server itself, which can be told to fail.
    public let server: StandInServer
    private let account: Shared

    /// The account between the server's threads and the test.
    private final class Shared: Sendable {
        let value: Mutex<HubSpotAccount>

        init(_ account: HubSpotAccount) { value = Mutex(account) }
    }

    /// - Parameters:
    ///   - key: The key that is accepted.
    ///   - isPrepared: Whether the account has the properties that Guichet needs.
    ///   - now: The time.
    /// - Throws: When no port is free.
    public init(
        key: String = "pat-eu1-test",
        isPrepared: Bool = true,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        var new = HubSpotAccount(key: key, isPrepared: isPrepared)
        new.now = now
        let account = Shared(new)
        self.account = account
        server = try StandInServer { request in
            account.value.withLock { $0.answer(request) }
        }
    }

    public var url: String { server.url }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await server.run(while: body)
    }

    public var contacts: [HubSpotStandInRecord] { records("contacts") }
    public var tickets: [HubSpotStandInRecord] { records("tickets") }
    public var emails: [HubSpotStandInRecord] { records("emails") }
    public var notes: [HubSpotStandInRecord] { records("notes") }

    /// The properties of tickets.
    public var ticketProperties: [HubSpotStandInProperty] {
        account.value.withLock { $0.properties["tickets"] ?? [] }
    }

    /// The groups of the tickets' properties.
    public var groups: Set<String> { account.value.withLock { $0.groups } }

    /// How often it refused a call because there were too many.
    public var refusals: Int { account.value.withLock { $0.refusals } }

    /// Changes the account or how it behaves.
    public func change(_ change: @Sendable (inout HubSpotAccount) -> Void) {
        account.value.withLock { change(&$0) }
    }

    /// A person sets a property of a ticket in HubSpot.
    public func setProperty(ticket: String, _ name: String, _ value: String) {
        account.value.withLock { $0.set("tickets", ticket, [name: value]) }
    }

    /// A client's mail comes in for a ticket.
    ///
    /// - Returns: Its identifier.
    @discardableResult
    public func receiveMail(
        ticket: String,
        from: String,
        text: String?,
        html: String? = nil,
        subject: String = "Re: Votre devis",
        at date: String? = nil,
        attachments: String? = nil
    ) -> String {
        account.value.withLock { account in
            var properties = [
                "hs_timestamp": date ?? account.now().formatted(.iso8601),
                "hs_email_direction": "INCOMING_EMAIL", "hs_email_status": "SENT",
                "hs_email_subject": subject, "hs_email_from_email": from,
            ]
            properties["hs_email_text"] = text
            properties["hs_email_html"] = html
            properties["hs_attachment_ids"] = attachments
            return account.add("emails", properties, links: ["tickets/\(ticket)"]).id
        }
    }

    private func records(_ type: String) -> [HubSpotStandInRecord] {
        account.value.withLock { $0.records[type] ?? [] }
    }
}
