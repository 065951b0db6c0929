import Contracts
import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import Notifications

@Suite("Mails that are asked for while the queue has nothing to do", .timeLimit(.minutes(2)))
struct DirectMailsTests {
    let mails: MailsFixture

    init() async throws {
        mails = try await MailsFixture()
    }

    private static let letters = ["1", "2"].map { key in
        Letter(key: key, mail: .sample(to: "anna\(key)@example.com"))
    }

    /// Sends the letters through a queue that is idle.
    private func send(_ queue: MailQueue) async throws -> [MailReceipt] {
        try await waitUntil { queue.direct.isOffered }
        return try await mails.room(queue, nil, answerWait: 30).send(Self.letters)
    }

    private func attempts() async throws -> [Int] {
        let all = try await mails.outbox.list(state: nil, limit: 9, after: nil)
        return all.sorted { $0.key < $1.key }.map(\.attempts)
    }

    @Test func `are sent with one write, and settled with another`() async throws {
        let queue = mails.queue(.server { _ in .accepted("250") })
        try await queue.run { [mails] in
            try await waitUntil { queue.direct.isOffered }
            let before = mails.writes
            #expect(try await send(queue).map(\.state) == [.sent, .sent])
            #expect(mails.writes == before + 2)
            #expect(try await send(queue).map(\.state) == [.sent, .sent])
        }
        #expect(try await attempts() == [1, 1])
    }

    @Test func `are queued as new when nothing of them was begun`() async throws {
        let queue = mails.queue(.server { _ in .unreachable("no connection") })
        try await queue.run { [mails] in
            let states = try await send(queue).map(\.state)
            #expect(states == [.queued, .queued])
            #expect(try await attempts() == [1, 0])
            #expect(try await mails.outbox.find("2")?.attemptedAt == nil)
            #expect(try await mails.outbox.find("2")?.lastError == nil)
            #expect(!queue.claim(for: 1))
        }
    }

    @Test func `are waited for behind one that took long`() async throws {
        let queue = mails.queue(
            .server { [mails] parcel in
                if parcel.mail.key == "1" { mails.time.advance(by: 1) }
                return .accepted("250")
            }
        )
        try await queue.run {
            let states = try await send(queue).map(\.state)
            #expect(states == [.sent, .sent])
        }
        #expect(try await attempts() == [1, 1])
    }

    @Test func `are settled without the one that hangs`() async throws {
        let hangs = Gate()
        let began = Notes()
        let queue = mails.queue(
            .server { parcel in
                began.add(parcel.mail.key)
                if parcel.mail.key == "2" { await hangs.passed() }
                return .accepted("250")
            }
        )
        try await queue.run { [mails] in
            async let states = send(queue).map(\.state)
            try await waitUntil { began.all == ["1", "2"] }
            #expect(try await mails.count(.sending) == 2)
            try await waitUntil {
                mails.time.advance(by: MailQueue.briskness)
                return try await mails.state(of: "1") == .sent
            }
            #expect(try await mails.state(of: "2") == .sending)
            hangs.open()
            #expect(try await states == [.sent, .sent])
        }
        #expect(try await attempts() == [1, 1])
    }

    @Test func `are queued as new behind the one that hangs`() async throws {
        let hangs = Gate()
        let queue = mails.queue(
            .server { parcel in
                if parcel.mail.key == "1" { await hangs.passed() }
                return .accepted("250")
            }
        )
        try await queue.run { [mails] in
            async let states = send(queue).map(\.state)
            try await waitUntil { try await mails.count(.sending) == 2 }
            try await waitUntil {
                mails.time.advance(by: MailQueue.briskness)
                return try await mails.state(of: "2") == .queued
            }
            #expect(try await mails.state(of: "1") == .sending)
            hangs.open()
            #expect(try await states == [.sent, .sent])
        }
        #expect(try await attempts() == [1, 1])
    }

    @Test func `are queued when the queue has come to rest meanwhile`() async throws {
        let began = Notes()
        let queue = mails.queue(
            .server { parcel in
                began.add(parcel.mail.key)
                return .limitReached("550 5.4.5")
            }
        )
        try await mails.enter("queued")
        try await queue.run { [mails] in
            try await waitUntil { queue.isPaused }
            // Entered by a caller who had asked before the trouble began.
            let entered = try await mails.enterAsSending("late")
            try await queue.give(entered)
            queue.signals.ring()
            try await waitUntil { try await mails.state(of: "late") == .queued }
            #expect(queue.isPaused)
        }
        #expect(began.all == ["queued"])
        #expect(try await mails.outbox.find("late")?.attempts == 0)
    }

    @Test func `are each told of when one of them is refused`() async throws {
        let queue = mails.queue(
            .server { parcel in
                parcel.mail.key == "1" ? .refused("550 5.1.1") : .accepted("250")
            }
        )
        try await queue.run {
            let states = try await send(queue).map(\.state)
            #expect(states == [.failed, .sent])
        }
    }

    @Test func `are no more than are taken out together`() async throws {
        let sending = Notes()
        let queue = mails.queue(
            .server { [mails] _ in
                sending.add("\(try await mails.count(.sending))")
                return .unknown("no answer")
            }
        )
        let letters = Self.letters + [Letter(key: "3", mail: .sample())]
        try await queue.run { [mails] in
            try await waitUntil { queue.direct.isOffered }
            let receipts = try await mails.room(queue, nil, answerWait: 30).send(letters)
            #expect(receipts.map(\.state) == [.uncertain, .uncertain, .uncertain])
        }
        #expect(Set(sending.all) == ["1"])
    }

    @Test func `wait for a person once the process has ended meanwhile`() async throws {
        let began = Notes()
        let first = mails.queue(
            .server { parcel in
                began.add(parcel.mail.key)
                // Nothing that is written down follows, as when the process is killed.
                while !Task.isCancelled { await Task.yield() }
                throw CancellationError()
            }
        )
        let room = mails.room(first, nil)
        try await first.run { [mails] in
            try await waitUntil { first.direct.isOffered }
            let receipts = try await room.send(Self.letters)
            #expect(receipts.map(\.state) == [.queued, .queued])
            try await waitUntil { began.all == ["1"] }
            #expect(try await mails.count(.sending) == 2)

            let sent = Notes()
            let next = mails.queue(
                .server { parcel in
                    sent.add(parcel.mail.recipient)
                    return .accepted("250")
                }
            )
            try await next.run {
                try await waitUntil { sent.all == ["admin@example.com", "admin@example.com"] }
                let uncertain = try await mails.count(.uncertain)
                #expect(uncertain == 2)
            }
        }
    }

    @Test func `are queued again when the queue ends before it has them`() async throws {
        let queue = mails.queue(.server { _ in .accepted("250") })
        try await queue.run { try await waitUntil { queue.direct.isOffered } }
        #expect(!queue.claim(for: 1))
        #expect(try await mails.room(queue, nil).send(Self.letters).count == 2)

        for parcel in try await mails.outbox.takeDue(atMost: 1) {
            try await queue.give([parcel])
            #expect(try await mails.state(of: parcel.mail.key) == .queued)
        }
        #expect(try await mails.count(.queued) == 2)
        #expect(try await attempts() == [0, 0])
    }

    @Test func `may be entered as being sent by one caller at a time`() {
        let direct = DirectMails()
        #expect(!direct.claim())
        direct.offer()
        #expect(direct.claim())
        #expect(!direct.claim())
        // The queue was rung for something else, and has nothing to do again.
        #expect(direct.take().isEmpty)
        direct.offer()
        #expect(!direct.claim())
        #expect(direct.give([]))
        #expect(!direct.claim())
        direct.offer()
        #expect(direct.claim())
        #expect(direct.give([]))
        direct.offer()
        #expect(direct.take().isEmpty)
        #expect(!direct.claim())
        #expect(direct.end().isEmpty)
        direct.offer()
        #expect(!direct.claim())
        #expect(!direct.give([]))
    }
}
