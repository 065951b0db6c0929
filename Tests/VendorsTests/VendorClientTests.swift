import Contracts
import Curl
import FoundationEssentials
import HTTP
import Observability
import Runtime
import Synchronization
import TestSupport
import Testing
import Vendors

/// A vendor that answers 200 unless told otherwise, and a client that asks it.
private struct Harness {
    let server: StandInServer
    let client: VendorClient
    let log = Notes()

    static func run(
        vendor: @escaping @Sendable (TestTime) -> StandInAnswer = { _ in .json(200, "{}") },
        _ body: @escaping @Sendable (Harness) async throws -> Void
    ) async throws {
        let time = TestTime()
        let http = HTTPClient()
        let server = try StandInServer { _ in vendor(time) }
        let harness = Harness(server: server, http: http, clock: time.clock)
        try await ServiceGroup([http, server]).run { try await body(harness) }
    }

    private init(server: StandInServer, http: HTTPClient, clock: WallClock) {
        let log = log
        var profile = VendorProfile(name: "vendor") { _ in "CODE" }
        profile.mayRepeat = { $0.headers["x-again"].flatMap(Bool.init) }
        self.server = server
        client = VendorClient(
            profile,
            base: server.url,
            credentials: { ["Authorization": "Bearer planted-secret"] },
            http: http,
            limiter: RateLimiter(clock: clock),
            clock: clock,
            log: Log(service: "test") { log.add($0) }
        )
    }

    func error(of call: VendorCall) async -> VendorError? {
        await #expect(throws: VendorError.self) { _ = try await client.send(call) }
    }
}

struct VendorClientTests {
    @Test func `shows its credentials`() async throws {
        try await Harness.run { harness in
            _ = try await harness.client.send(VendorCall(.get, "/things"))
            #expect(
                harness.server.requests.map { $0.headers["authorization"] } == [
                    "Bearer planted-secret"
                ]
            )
        }
    }

    @Test(arguments: [429, 423])
    func `too many calls are made again, even those that are not repeatable`(
        status: Int
    ) async throws {
        try await Harness.run { harness in
            harness.server.fail(.answer(.json(status, "{}")), times: 2)
            _ = try await harness.client.send(VendorCall(.post, "/things"))
            #expect(harness.server.requests.count == 3)
        }
    }

    @Test(arguments: [
        ("true", 409, true, 3), ("true", 409, false, 3), ("false", 429, true, 1),
        ("true", 500, false, 1),
    ])
    func `what an answer says of a repetition is heard where a repetition is safe`(
        said: String,
        status: Int,
        isRepeatable: Bool,
        calls: Int
    ) async throws {
        try await Harness.run { harness in
            var answer = StandInAnswer.json(status, "{}")
            answer.headers["X-Again"] = said
            harness.server.fail(.answer(answer))
            let call = VendorCall(.post, "/things", isRepeatable: isRepeatable)
            #expect(await harness.error(of: call) != nil)
            #expect(harness.server.requests.count == calls)
        }
    }

    @Test func `gives up after three attempts and says when to come back`() async throws {
        try await Harness.run { harness in
            var answer = StandInAnswer.json(429, "{}")
            answer.headers["Retry-After"] = "3"
            harness.server.fail(.answer(answer))
            let error = await harness.error(of: VendorCall(.get, "/things"))
            #expect(error?.reason == .rateLimited)
            #expect(error?.retryAfter == 3)
            #expect(error?.tookNoEffect == true)
            #expect(harness.server.requests.count == 3)
        }
    }

    @Test(arguments: [
        ("inf", 2), ("nan", 2), ("1e400", 2), ("-9", 0), ("99999999999", 3600), ("soon", 2),
    ])
    func `a pause that is no number of seconds is none, and none is longer than an hour`(
        said: String,
        seconds: Int
    ) async throws {
        try await Harness.run { harness in
            var answer = StandInAnswer.json(429, "{}")
            answer.headers["Retry-After"] = said
            harness.server.fail(.answer(answer))
            let error = await harness.error(of: VendorCall(.get, "/things"))
            #expect(error?.retryAfter == seconds)
        }
    }

    @Test func `a call that takes long is made again once, and tells what became of it`()
        async throws
    {
        let slow: @Sendable (TestTime) -> StandInAnswer = { time in
            time.pass(10)
            return .json(500, "{}")
        }
        try await Harness.run(vendor: slow) { harness in
            let error = await harness.error(of: VendorCall(.get, "/things"))
            #expect(error?.reason == .unavailable(status: 500))
            #expect(harness.server.requests.count == 2)
        }
    }

    @Test func `a call that is called off is no failure`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.silence)
            let call = VendorCall(.get, "/things", timeout: 60)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await harness.client.send(call) }
                await #expect(throws: Never.self) {
                    try await waitUntil { !harness.server.requests.isEmpty }
                }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
            #expect(harness.log.all == [])
        }
    }

    @Test func `a change whose answer was lost is not made again`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.dropAfter)
            let error = await harness.error(of: VendorCall(.post, "/things"))
            #expect(error?.mayHaveTakenEffect == true)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func `a change that the vendor recognises is made again`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.dropAfter, times: 1)
            _ = try await harness.client.send(VendorCall(.post, "/things", isRepeatable: true))
            #expect(harness.server.requests.count >= 2)
        }
    }

    @Test func `a doubt stays when a later attempt is refused`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.answer(.json(500, "{}")), times: 1)
            harness.server.fail(.answer(.json(400, "{}")))
            let error = await harness.error(of: VendorCall(.post, "/things", isRepeatable: true))
            #expect(error?.reason == .refused(status: 400, code: "CODE"))
            #expect(error?.mayHaveTakenEffect == true)
        }
    }

    @Test func `a refusal is final`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.answer(.json(400, "{}")))
            let error = await harness.error(of: VendorCall(.post, "/things"))
            #expect(error?.isTransient == false)
            #expect(error?.problem.status == 422)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func `a key that is not accepted is a matter of time`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.answer(.json(401, "{}")))
            let error = await harness.error(of: VendorCall(.post, "/things"))
            #expect(error?.isTransient == true)
            #expect(error?.problem.status == 503)
            #expect(error?.retryAfter == 60)
        }
    }

    @Test func `a status that the call accepts is an answer`() async throws {
        try await Harness.run { harness in
            harness.server.fail(.answer(.json(404, "{}")))
            let answer = try await harness.client.send(
                VendorCall(.get, "/things/1"),
                accepting: [404]
            )
            #expect(answer.status == 404)
        }
    }
}
