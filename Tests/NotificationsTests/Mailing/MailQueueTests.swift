import Contracts
import Database
import FoundationEssentials
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("The queue of mails")
struct MailQueueTests {
    let mails: MailsFixture

    init() async throws {
        mails = try await MailsFixture()
    }

    @Test func `sends what a process that ended before it began has left`() async throws {
        try await mails.enter("1")
        let sent = Notes()
        try await mails.queue(
            .server { parcel in
                sent.add(parcel.mail.key)
                return .accepted("250 2.0.0")
            }
        ).run { [mails] in
            try await waitUntil { try await mails.state(of: "1") == .sent }
        }
        #expect(sent.all == ["1"])
    }

    @Test func `sends nothing again of which an ended process cannot say what became`()
        async throws
    {
        try await mails.enter("1")
        // The process ends after it said that it sends, and before it said more.
        _ = try await mails.outbox.takeDue(atMost: 1)
        let sent = Notes()
        let queue = mails.queue(
            .server { parcel in
                sent.add(parcel.mail.recipient)
                return .accepted("250 2.0.0")
            }
        )
        try await queue.run { [mails] in
            // The word to the admin about it is all that is sent.
            try await waitUntil { sent.all == ["admin@example.com"] }
            #expect(try await mails.state(of: "1") == .uncertain)
        }
        try await queue.run {}
        #expect(sent.all == ["admin@example.com"])
    }

    @Test func `tries a mail again later that is refused for now`() async throws {
        try await mails.enter("1")
        let answers = Answers([
            .postponed("450 4.2.1"), .postponed("450 4.2.1"), .accepted("250 2.0.0"),
        ])
        let start = mails.time.now()
        try await mails.queue(answers.transport).run { [mails] in
            for (attempt, minutes) in [(1, 1.0), (2, 5.0)] {
                try await waitUntil { try await mails.outbox.find("1")?.attempts == attempt }
                try await waitUntil { try await mails.state(of: "1") == .queued }
                let mail = try await mails.outbox.find("1")
                #expect(mail?.lastError == "450 4.2.1")
                let until = mail?.nextAttemptAt ?? start
                #expect(until.timeIntervalSince(mail?.attemptedAt ?? start) >= minutes * 60)
                try await waitUntil { (mails.time.sleepsUntil ?? start) >= until }
                mails.time.advance(by: minutes * 60)
            }
            try await waitUntil { try await mails.state(of: "1") == .sent }
        }
        let mail = try await mails.outbox.find("1")
        #expect(mail?.attempts == 3)
        #expect(mail?.lastError == nil)
    }

    @Test func `lets a mail pass that is refused for now`() async throws {
        try await mails.enter("1", to: "busy@example.com")
        try await mails.enter("2")
        try await mails.queue(
            .server { parcel in
                parcel.mail.recipient == "busy@example.com"
                    ? .postponed("450 4.2.1") : .accepted("250 2.0.0")
            }
        ).run { [mails] in
            try await waitUntil { try await mails.state(of: "2") == .sent }
            try await waitUntil { try await mails.state(of: "1") == .queued }
        }
    }

    @Test(arguments: [
        Delivery.limitReached("550 5.4.5"), .accountRefused("535"), .unreachable("no connection"),
    ])
    func `rests as a whole while the account or the server has trouble`(
        trouble: Delivery
    ) async throws {
        for key in ["1", "2", "3"] { try await mails.enter(key) }
        let answers = Answers([trouble, .accepted("1"), .accepted("2"), .accepted("3")])
        let queue = mails.queue(answers.transport)
        let start = mails.time.now()
        try await queue.run { [mails] in
            try await waitUntil { queue.isPaused && mails.time.sleepsUntil != nil }
            #expect(answers.left == 3)
            #expect(try await mails.outbox.list(state: .queued, limit: 9, after: nil).count == 3)
            let until = mails.time.sleepsUntil ?? start
            let shown = try await mails.outbox.list(state: .queued, limit: 9, after: nil)
                .map { queue.summary(of: $0).nextAttemptAt ?? start }
            #expect(shown.allSatisfy { abs($0.timeIntervalSince(until)) < 1 || $0 > until })
            mails.time.advance(by: until.timeIntervalSince(start) + 60)
            try await waitUntil {
                try await mails.outbox.list(state: .sent, limit: 9, after: nil).count == 3
            }
        }
        #expect(!queue.isPaused)
    }

    @Test func `gives up on a refused mail, and tells the admin once`() async throws {
        try await mails.enter("1", to: "nobody@example.com")
        let sent = Notes()
        try await mails.queue(
            .server { parcel in
                sent.add(parcel.mail.recipient)
                return .refused("550 5.1.1")
            }
        ).run { [mails] in
            // The word to the admin is refused too, and that is the end of it.
            try await waitUntil {
                try await mails.outbox.list(state: .failed, limit: 9, after: nil).count == 2
            }
        }
        #expect(sent.all == ["nobody@example.com", "admin@example.com"])
        #expect(try await mails.outbox.find("1")?.lastError == "550 5.1.1")
        #expect(try await mails.outbox.list(state: nil, limit: 9, after: nil).count == 2)
    }

    @Test func `hands over one mail at a time`() async throws {
        for key in 1...5 { try await mails.enter("\(key)") }
        let atOnce = Mutex((now: 0, most: 0))
        try await mails.queue(
            .server { _ in
                atOnce.withLock { count in
                    count.now += 1
                    count.most = max(count.most, count.now)
                }
                await Task.yield()
                atOnce.withLock { $0.now -= 1 }
                return .accepted("250")
            }
        ).run { [mails] in
            try await waitUntil {
                try await mails.outbox.list(state: .sent, limit: 9, after: nil).count == 5
            }
        }
        #expect(atOnce.withLock { $0.most } == 1)
    }

    @Test func `sends the bytes that were entered, whoever asks again`() async throws {
        try await mails.enter("1")
        let sent = Mutex<[Data]>([])
        let answers: [Delivery] = [.postponed("451"), .accepted("250")]
        let rest = Mutex(answers[...])
        let transport = MailTransport.server { parcel in
            sent.withLock { $0.append(parcel.content) }
            return rest.withLock { $0.popFirst() } ?? .accepted("250")
        }
        let queue = mails.queue(transport)
        try await queue.run { [mails] in
            try await waitUntil { try await mails.outbox.find("1")?.lastError == "451" }
            try await mails.enter("1")
            mails.time.advance(by: 3600)
            queue.signals.ring()
            try await waitUntil { try await mails.state(of: "1") == .sent }
        }
        let bytes = sent.withLock { $0 }
        #expect(bytes.count == 2)
        #expect(bytes.first == bytes.last)
        let text = bytes.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(!text.replacing("\r\n", with: "").utf8.contains(UInt8(ascii: "\n")))
    }
}

/// What a mail server answers, one after the other.
private final class Answers: Sendable {
    private let rest: Mutex<ArraySlice<Delivery>>

    init(_ answers: [Delivery]) {
        rest = Mutex(answers[...])
    }

    var left: Int { rest.withLock { $0.count } }

    var transport: MailTransport {
        .server { _ in self.rest.withLock { $0.popFirst() } ?? .unknown("no answer left") }
    }
}
