import Contracts
import Runtime
import TestSupport
import Testing

@testable import Notifications

/// The time stands still here unless a test moves it: whoever waits for a mail
/// server that does not answer waits for ever.
@Suite("Who asks for a mail", .timeLimit(.minutes(2)))
struct AnswerWaitTests {
    let mails: MailsFixture

    init() async throws {
        mails = try await MailsFixture()
    }

    private func order(_ key: String) -> Mailroom.Order {
        Mailroom.Order(key: key, fingerprint: key)
    }

    @Test func `waits for a server that is slow only until its queue is behind`() async throws {
        let (begun, answer) = (Notes(), Gate())
        let queue = mails.queue(
            .server { parcel in
                begun.add(parcel.mail.key)
                await answer.passed()
                return .accepted("250")
            }
        )
        let room = mails.room(queue, nil, answerWait: 3)
        try await queue.run { [mails] in
            async let first = room.send(.sample(), order("1"))
            try await waitUntil { begun.all == ["1"] }
            mails.time.advance(by: 1)

            #expect(try await room.send(.sample(), order("2")).state == .queued)
            #expect(try await room.send(.sample(), order("1")).state == .queued)
            answer.open()
            #expect(try await first.state == .sent)
            try await waitUntil { try await mails.state(of: "2") == .sent }
            #expect(try await room.send(.sample(), order("3")).state == .sent)
        }
        #expect(begun.all == ["1", "2", "3"])
    }

    @Test func `does not wait while an earlier mail waits for its turn`() async throws {
        let queue = mails.queue(.server { _ in .accepted("250") })
        try await mails.enter("1")
        mails.time.advance(by: 1)
        let room = mails.room(queue, nil, answerWait: 3)
        #expect(try await room.send(.sample(), order("2")).state == .queued)
        #expect(try await mails.count(.queued) == 2)
    }

    @Test func `waits while an earlier mail has only just come`() async throws {
        try await mails.enter("1")
        let queue = mails.queue(.server { _ in .accepted("250") })
        #expect(try await !queue.isBehind())
        mails.time.advance(by: 1)
        #expect(try await queue.isBehind())
    }
}
