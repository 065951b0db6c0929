import Contracts
import Database
import FoundationEssentials
import MIME
import Observability
import Runtime
import SQLite
import Synchronization
import TestSupport

@testable import Notifications

/// An outbox with what works on it, in a time that the test moves on.
struct MailsFixture {
    let database: SQLiteDatabase
    let plans: PlanRecorder
    let time = TestClock()
    let outbox: Outbox
    let composer: MailComposer

    init() async throws {
        database = try SQLiteDatabase.temporary()
        try await database.migrate(Migrations.all)
        plans = PlanRecorder(database)
        outbox = Outbox(database: plans, now: time.now)
        composer = MailComposer(
            identity: MailIdentity(
                from: try MailAddress(name: "Guichet", EmailAddress("guichet@example.com")),
                replyTo: nil,
                admin: try MailAddress(EmailAddress("admin@example.com"))
            ),
            wording: .french
        )
    }

    func queue(_ transport: MailTransport) -> MailQueue {
        MailQueue(
            outbox: outbox,
            transport: transport,
            composer: composer,
            signals: MailSignals(clock: time.clock),
            figures: MailFigures(Metrics()),
            standing: ServerStanding(clock: time.clock),
            clock: time.clock,
            log: quiet
        )
    }

    /// A room whose mails go to a mail server.
    func room(_ transport: MailTransport) -> Mailroom {
        room(queue(transport), nil)
    }

    /// A room whose mails are files.
    func room(_ files: MailFiles) -> Mailroom {
        room(queue(.folder { _ in .stored }), keeper(files))
    }

    func room(
        _ queue: MailQueue,
        _ keeper: MailKeeper?,
        answerWait: Double = 0
    ) -> Mailroom {
        Mailroom(
            outbox: outbox,
            composer: composer,
            queue: queue,
            keeper: keeper,
            answerWait: answerWait
        )
    }

    func keeper(_ files: MailFiles) -> MailKeeper {
        MailKeeper(outbox: outbox, files: files, clock: time.clock, log: quiet)
    }

    /// Asks for a mail that no queue hands over yet.
    func enter(_ key: String, to address: String? = "anna@example.com") async throws {
        let room = room(.server { _ in .accepted("250") })
        _ = try await room.send(
            .sample(to: address, toName: nil),
            Mailroom.Order(key: key, fingerprint: key)
        )
    }

    /// Enters a mail as being sent, as a caller does whose mails the queue gets
    /// directly.
    func enterAsSending(_ key: String) async throws -> [Outbox.Parcel] {
        let draft = try MailDraft(.sample(), admin: composer.identity.admin)
        var candidate = try composer.candidate(
            draft,
            key: key,
            kind: "mail",
            fingerprint: key,
            at: time.now()
        )
        candidate.isSending = true
        let entry = Outbox.Entry(candidate: candidate) { [composer, candidate] place in
            try composer.content(draft, candidate.messageID, place)
        }
        return try await outbox.enter([entry]).map { entered in
            Outbox.Parcel(mail: entered.mail, content: entered.content ?? Data())
        }
    }

    /// How many transactions have written so far.
    var writes: Int { database.statistics.transactions }

    func count(_ state: MailState) async throws -> Int {
        try await outbox.list(state: state, limit: 100, after: nil).count
    }

    func state(of key: String) async throws -> MailState? {
        try await outbox.find(key)?.state
    }
}

extension Outbox {
    /// Writes down what became of one mail.
    func settle(_ key: String, _ settlement: Settlement) async throws {
        try await settle([Outcome(key: key, settlement: settlement)])
    }
}

extension MailTransport {
    /// A mail server that does as it is told.
    static func server(
        _ deliver: @escaping @Sendable (Outbox.Parcel) async throws -> Delivery
    ) -> MailTransport {
        MailTransport(deliver: deliver, isRepeatable: false, lacking: { nil })
    }

    /// A folder that does as it is told.
    static func folder(
        _ deliver: @escaping @Sendable (Outbox.Parcel) async throws -> Delivery
    ) -> MailTransport {
        MailTransport(deliver: deliver, isRepeatable: true, lacking: { nil })
    }
}

/// A clock that is a millisecond later at every look, and moves on when the
/// test says so.
final class TestClock: Sendable {
    private struct Sleeper {
        let until: Date
        let gate: Gate
    }

    private struct State {
        var date = Date(timeIntervalSince1970: 1_750_000_000)
        var sleepers: [Sleeper] = []
    }

    private let state = Mutex(State())

    @Sendable func now() -> Date {
        state.withLock { state in
            state.date.addTimeInterval(0.001)
            return state.date
        }
    }

    func advance(by seconds: Double) {
        let woken = state.withLock { state in
            state.date.addTimeInterval(seconds)
            let date = state.date
            defer { state.sleepers.removeAll { $0.until <= date } }
            return state.sleepers.filter { $0.until <= date }
        }
        for sleeper in woken { sleeper.gate.open() }
    }

    /// Until when the longest sleep lasts, of those that sleep now.
    var sleepsUntil: Date? {
        state.withLock { $0.sleepers.map(\.until).max() }
    }

    var clock: WallClock {
        WallClock(
            now: now,
            sleep: { seconds in
                let gate = Gate()
                let isOver = self.state.withLock { state in
                    guard seconds > 0 else { return true }
                    let until = state.date.addingTimeInterval(seconds)
                    state.sleepers.append(Sleeper(until: until, gate: gate))
                    return false
                }
                if !isOver { await gate.passed() }
                try Task.checkCancellation()
            }
        )
    }
}
