import Contracts
import FoundationEssentials
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("Mails that were queued, taken out together", .timeLimit(.minutes(2)))
struct MailGroupTests {
    let mails: MailsFixture

    init() async throws {
        mails = try await MailsFixture()
    }

    @Test func `are more than one only once the server was seen to be quick`() {
        let record = QueueRecord()
        #expect(record.portion == 1)
        let start = Date(timeIntervalSince1970: 1_750_000_000)
        for (seconds, portion) in [(0.0, 10), (0.005, 10), (0.03, 3), (0.2, 1), (60, 1)] {
            record.begin(at: start)
            record.end(.accepted("250"), at: start.addingTimeInterval(seconds))
            #expect(record.portion == portion)
        }
    }

    @Test(arguments: [
        Delivery.unreachable("connection refused"), .postponed("451"), .refused("550"),
        .accountRefused("535"), .limitReached("550 5.4.5"), .unknown("no answer"), .calledOff,
    ])
    func `are one again after one that was not accepted, however quickly`(delivery: Delivery) {
        let record = QueueRecord()
        let start = Date(timeIntervalSince1970: 1_750_000_000)
        for (delivery, portion) in [(.accepted("250"), 10), (delivery, 1)] {
            record.begin(at: start)
            record.end(delivery, at: start.addingTimeInterval(0.001))
            #expect(record.portion == portion)
        }
    }

    @Test func `are settled together`() async throws {
        for key in 1...9 { try await mails.enter("\(key)") }
        let before = mails.writes
        try await mails.queue(.server { _ in .accepted("250") }).run { [mails] in
            try await waitUntil { try await mails.count(.sent) == 9 }
        }
        // The first is taken out alone, then all others; and each group is settled.
        #expect(mails.writes == before + 3)
    }

    @Test func `are taken out anew behind one that took long`() async throws {
        for key in 1...4 { try await mails.enter("\(key)") }
        let sending = Notes()
        let before = mails.writes
        try await mails.queue(
            .server { [mails] parcel in
                sending.add("\(parcel.mail.key) of \(try await mails.count(.sending))")
                if parcel.mail.key == "2" { mails.time.advance(by: 1) }
                return .accepted("250")
            }
        ).run { [mails] in
            try await waitUntil { try await mails.count(.sent) == 4 }
        }
        #expect(sending.all == ["1 of 1", "2 of 3", "3 of 1", "4 of 1"])
        // One takes out the first; each settles a mail and takes out what follows.
        #expect(mails.writes == before + 5)
        for key in 1...4 { #expect(try await mails.outbox.find("\(key)")?.attempts == 1) }
    }

    @Test func `are queued as they were behind one with which trouble began`() async throws {
        for key in 1...4 { try await mails.enter("\(key)") }
        let answers = Mutex(["250", "250", "no connection"][...])
        let queue = mails.queue(
            .server { _ in
                let answer = answers.withLock { $0.popFirst() } ?? ""
                return answer == "250" ? .accepted(answer) : .unreachable(answer)
            }
        )
        try await queue.run { [mails] in
            try await waitUntil { queue.isPaused }
            try await waitUntil { try await mails.count(.queued) == 2 }
        }
        #expect(try await mails.outbox.find("3")?.attempts == 1)
        #expect(try await mails.outbox.find("4")?.attempts == 0)
        #expect(try await mails.outbox.find("4")?.attemptedAt == nil)
    }
}
