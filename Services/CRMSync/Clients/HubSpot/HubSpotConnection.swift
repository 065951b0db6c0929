import Contracts
import Curl
import HTTP
import Markup
import Observability
import Runtime
import Vendors

/// The way to an account in HubSpot, and whether it is open.
struct HubSpotConnection: Sendable {
    let crm: CRM
    let pulse: VendorPulse

    /// - Parameters:
    ///   - settings: Which account, and what is called what there.
    ///   - http: What the calls go over.
    ///   - timeout: Seconds until a call's answer must be complete.
    ///   - clock: The time that records show, and how to wait.
    ///   - log: Where calls that failed are noted.
    init(
        _ settings: HubSpotSettings,
        http: HTTPClient,
        timeout: Double = 10,
        clock: WallClock = .system,
        log: Log
    ) {
        // HubSpot counts what the key does, whoever does it.
        let limiter = RateLimiter(
            RateLimiter.Limit(calls: settings.callsPerTenSeconds, seconds: 10),
            clock: clock
        )
        @Sendable func client(_ profile: VendorProfile) -> VendorClient {
            VendorClient(
                profile,
                base: settings.base,
                credentials: { ["Authorization": "Bearer \(settings.key.reveal())"] },
                http: http,
                limiter: limiter,
                clock: clock,
                log: log
            )
        }
        // libxml2 may need seconds for what somebody made up.
        let reading = BlockingQueue("crm.html")
        pulse = VendorPulse {
            let call = VendorCall(.get, "\(settings.paths.pipelines)/tickets", timeout: 5)
            // Whatever else it says, it answers and knows the key.
            return (try? await client(.hubSpotOnce).send(call, accepting: [404])) != nil
        }
        crm = .hubSpot(
            HubSpotAPI(client: client(.hubSpot), paths: settings.paths, timeout: timeout),
            settings,
            pulse: pulse,
            plainText: { html in try await reading.run { PlainText.from(html: html) } },
            clock: clock
        )
    }
}
