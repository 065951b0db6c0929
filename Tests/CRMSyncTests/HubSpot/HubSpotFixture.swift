import Contracts
import Curl
import Database
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime
import SQLite
import ServiceKit
import StrictJSON
import TestSupport
import Testing

@testable import CRMSync

/// CRMSync with HubSpot as its CRM: real calls to a stand-in, and time that
/// passes only when somebody waits.
struct HubSpotFixture: Sendable {
    let hubSpot: HubSpotStandIn
    let crm: RouterClient
    let pulse: VendorPulse
    let time: TestTime

    /// Runs `body` while HubSpot and the way to it are there.
    static func run(
        _ variables: [String: String] = [:],
        isPrepared: Bool = true,
        timeout: Double = 20,
        _ body: @escaping @Sendable (HubSpotFixture) async throws -> Void
    ) async throws {
        let time = TestTime()
        let hubSpot = try HubSpotStandIn(isPrepared: isPrepared, now: time.clock.now)
        let http = HTTPClient()
        let fixture = try await HubSpotFixture(hubSpot, http, time, variables, timeout)
        try await ServiceGroup([http, hubSpot]).run { try await body(fixture) }
    }

    private init(
        _ hubSpot: HubSpotStandIn,
        _ http: HTTPClient,
        _ time: TestTime,
        _ variables: [String: String],
        _ timeout: Double
    ) async throws {
        self.hubSpot = hubSpot
        self.time = time
        let own = [
            "HUBSPOT_API_KEY": "pat-eu1-test", "HUBSPOT_BASE_URL": hubSpot.url,
            "HUBSPOT_HUB_ID": "147476643",
        ]
        let settings = try #require(
            try HubSpotSettings(Environment(own.merging(variables) { $1 }))
        )
        let log = Log(service: "crm-sync", write: { _ in })
        let connection = HubSpotConnection(
            settings,
            http: http,
            timeout: timeout,
            clock: time.clock,
            log: log
        )
        pulse = connection.pulse
        let database = try SQLiteDatabase.temporary()
        try await database.migrate(EffectLedger.migrations)
        let routes = CRMRoutes(
            crm: connection.crm,
            tasks: .desk(StubDesk().client),
            ledger: EffectLedger(database: database)
        )
        crm = RouterClient(Router(routes.all, log: log, metrics: Metrics()))
    }

    /// Asks again under one key, as Ingest does, until it succeeds.
    func insist<Input, Output>(
        on endpoint: Endpoint<Input, Output>,
        _ input: Input,
        parameters: [String: String] = [:],
        key: String
    ) async throws -> Output {
        let deadline = Date(timeIntervalSinceNow: 60)
        while true {
            let response = try await crm.send(
                endpoint,
                input,
                parameters: parameters,
                key: key
            )
            if response.status == endpoint.status { return try response.decoded(Output.self) }
            guard response.status == 503, Date() < deadline else {
                throw GaveUp(status: response.status, body: response.said)
            }
            // As long as HubSpot may want to hear nothing.
            try await time.clock.sleep(2000)
        }
    }

    func contact(_ email: String = "anna@example.com") async throws -> Contact.ID {
        try await crm.call(
            CRMAPI.upsertContact,
            ContactToUpsert(email: email, name: "Anna Lise Martin"),
            key: "contact-\(email)"
        ).contactID
    }

    func ticket(
        _ ticket: TicketToCreate = .sample(),
        key: String = "ticket"
    ) async throws
        -> TicketCreated
    {
        try await crm.call(CRMAPI.createTicket, ticket, key: key)
    }

    /// `METHOD path`, of each call so far.
    var calls: [String] { hubSpot.server.requests.map { "\($0.method) \($0.path)" } }
}

/// A call that did not succeed however often it was made.
struct GaveUp: Error {
    let status: Int
    let body: String
}

extension Response {
    /// The body as text.
    var said: String { String(decoding: bytes, as: UTF8.self) }
}
