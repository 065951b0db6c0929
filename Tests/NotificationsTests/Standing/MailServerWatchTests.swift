import FoundationEssentials
import Observability
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("A mail server that is watched", .timeLimit(.minutes(1)))
struct MailServerWatchTests {
    private static let refused = MailObstacle(word: "535 5.7.8", isOfAccount: true)
    private static let silent = MailObstacle(word: "no connection", isOfAccount: false)

    /// How often it is asked, and what it answers.
    private final class Server: Sendable {
        private let state: Mutex<(obstacle: MailObstacle?, asked: Int)>

        init(_ obstacle: MailObstacle?) { state = Mutex((obstacle, 0)) }

        var asked: Int { state.withLock { $0.asked } }

        func become(_ obstacle: MailObstacle?) { state.withLock { $0.obstacle = obstacle } }

        func ask() -> MailObstacle? {
            state.withLock { state in
                state.asked += 1
                return state.obstacle
            }
        }
    }

    /// Watches a server in a time that only moves when the test says so.
    private func watch(
        _ server: Server,
        delivering delivery: Delivery = .accepted("250"),
        log: Log = quiet,
        _ body: @escaping @Sendable (MailsFixture, MailQueue) async throws -> Void
    ) async throws {
        let mails = try await MailsFixture()
        var transport = MailTransport.server { _ in delivery }
        transport.obstacle = { server.ask() }
        let queue = mails.queue(transport)
        let watch = MailServerWatch(
            transport: transport,
            queue: queue,
            clock: mails.time.clock,
            log: log
        )
        try await watch.run { try await body(mails, queue) }
    }

    private static func trouble(_ queue: MailQueue) async -> String? {
        await queue.standing.trouble(within: 0)
    }

    static let waits: [(MailObstacle, Double)] = [
        (refused, MailServerWatch.patience), (silent, 60),
    ]

    @Test(arguments: waits)
    func `is in trouble until it takes the login`(
        obstacle: MailObstacle,
        wait: Double
    ) async throws {
        let server = Server(obstacle)
        try await watch(server) { mails, queue in
            try await waitUntil { await Self.trouble(queue) == obstacle.word }
            server.become(nil)
            try await waitUntil { mails.time.sleepsUntil != nil }
            mails.time.advance(by: wait)
            try await waitUntil { await Self.trouble(queue) == nil }
        }
    }

    @Test func `is logged once for each kind of trouble`() async throws {
        let lines = Mutex<[String]>([])
        let log = Log(service: "notifications") { line in lines.withLock { $0.append(line) } }
        let server = Server(Self.silent)
        try await watch(server, log: log) { mails, queue in
            for (number, obstacle) in [Self.silent, Self.silent, Self.refused].enumerated() {
                server.become(obstacle)
                mails.time.advance(by: 60)
                try await waitUntil { server.asked > number && mails.time.sleepsUntil != nil }
            }
            try await waitUntil { await Self.trouble(queue) == Self.refused.word }
            let told = lines.withLock { $0 }.filter { $0.contains("mail server not usable") }
            #expect(told.count == 2)
            #expect(told.first?.contains(Self.silent.word) == true)
            #expect(told.last?.contains(Self.refused.word) == true)
        }
    }

    /// Whoever logs in too often with a wrong password is locked out.
    @Test func `is asked seldom while it refuses the login`() async throws {
        let server = Server(Self.refused)
        try await watch(server) { mails, _ in
            try await waitUntil { mails.time.sleepsUntil != nil }
            let wait = mails.time.sleepsUntil?.timeIntervalSince(mails.time.now())
            #expect((wait ?? 0) > MailServerWatch.patience - 1)
            #expect(server.asked == 1)
        }
    }

    @Test func `is asked again after a mail did not get through`() async throws {
        let server = Server(nil)
        try await watch(server) { mails, queue in
            try await waitUntil { await Self.trouble(queue) == nil }
            server.become(Self.silent)
            queue.standing.note("no answer in time")
            try await waitUntil { mails.time.sleepsUntil != nil }
            mails.time.advance(by: 60)
            try await waitUntil { await Self.trouble(queue) == Self.silent.word }
            #expect(server.asked == 2)
        }
    }

    static let rests: [(Delivery, MailObstacle, Bool)] = [
        (.unreachable("no connection"), silent, true),
        (.accountRefused("535 5.7.8"), refused, true),
        (.accountRefused("550 5.7.1"), silent, false),
        (.limitReached("550 5.4.5"), refused, false),
    ]

    @Test(arguments: rests)
    func `ends the queue's rest when what caused it is mended`(
        delivery: Delivery,
        obstacle: MailObstacle,
        ends: Bool
    ) async throws {
        let server = Server(obstacle)
        try await watch(server, delivering: delivery) { mails, queue in
            try await mails.enter("1")
            try await queue.run {
                try await waitUntil { queue.isPaused }
                #expect(queue.restsBecause != nil)
                server.become(nil)
                // Long enough for the watch, and not for the rest.
                try await waitUntil {
                    mails.time.advance(by: 10)
                    return await Self.trouble(queue) == nil
                }
                try await waitUntil { queue.isPaused != ends }
            }
        }
    }
}
