import Contracts
import FoundationEssentials
import Testing

@testable import Notifications

private let now = Date(timeIntervalSince1970: 1_750_000_000)

@Suite("What follows from an attempt to send a mail")
struct MailDecisionTests {
    private func decide(
        _ delivery: Delivery,
        attempts: Int = 1,
        givesUpAt: Date = now + 4 * 86_400,
        previous: Date? = nil,
        _ experience: MailDecision.Experience = MailDecision.Experience()
    ) -> MailDecision {
        MailDecision(
            delivery,
            of: .sample(attempts: attempts, givesUpAt: givesUpAt),
            previous: previous,
            experience,
            at: now
        )
    }

    @Test(arguments: [
        (Delivery.stored, Outbox.Settlement.stored), (.accepted("250"), .sent),
        (.refused("550 5.1.1"), .failed), (.unknown("silence"), .uncertain),
        (.calledOff, .queued(until: now)),
    ])
    func `is certain where the answer is`(delivery: Delivery, settlement: Outbox.Settlement) {
        #expect(decide(delivery) == MailDecision(settlement: settlement))
    }

    @Test(arguments: [(1, 1.0), (2, 5), (3, 15), (4, 30), (5, 60), (6, 60), (90, 60)])
    func `is a longer wait after each failure`(count: Int, minutes: Double) {
        let later = decide(.postponed("451"), attempts: count)
        #expect(later == MailDecision(settlement: .queued(until: now + minutes * 60)))
        let away = decide(
            .unreachable("no connection"),
            attempts: 50,
            MailDecision.Experience(failuresToReach: count - 1)
        )
        let until = Outbox.Settlement.queued(until: now + minutes * 60)
        #expect(away == MailDecision(settlement: until, pause: minutes * 60))
    }

    @Test func `is a rest of the whole queue when the account is refused`() {
        let decision = decide(.accountRefused("550 5.7.1"))
        #expect(decision == MailDecision(settlement: .queued(until: now + 1800), pause: 1800))
    }

    @Test func `is a rest and never a failed mail when the day's limit is reached`() {
        let taken = MailDecision.Experience(lastAccepted: now - 10)
        let decision = decide(
            .limitReached("550 5.4.5"),
            attempts: 9,
            givesUpAt: now + 1,
            previous: now - 1800,
            taken
        )
        #expect(decision == MailDecision(settlement: .queued(until: now + 1800), pause: 1800))
    }

    @Test func `is a failed mail when others were taken since its account was refused`() {
        let taken = MailDecision.Experience(lastAccepted: now - 10)
        let again = decide(.accountRefused("550 5.7.1"), attempts: 2, previous: now - 1800, taken)
        #expect(again == MailDecision(settlement: .failed))
        let earlier = MailDecision.Experience(lastAccepted: now - 3600)
        let first = decide(.accountRefused("550 5.7.1"), attempts: 2, previous: now - 1800, earlier)
        #expect(first.pause == 1800)
    }

    @Test(arguments: [
        Delivery.postponed("451"), .unreachable("no connection"), .accountRefused("535"),
    ])
    func `is a failed mail once it has been tried for long enough`(delivery: Delivery) {
        #expect(decide(delivery, givesUpAt: now + 30).settlement == .failed)
        #expect(decide(delivery, givesUpAt: now + 7200).settlement != .failed)
    }
}

extension OutgoingMail {
    static func sample(attempts: Int, givesUpAt: Date) -> OutgoingMail {
        OutgoingMail(
            key: "run:mail",
            kind: "mail",
            fingerprint: "1",
            messageID: "1@example.com",
            sender: "guichet@example.com",
            recipient: "anna@example.com",
            subject: "Votre devis",
            ticketID: nil,
            state: .sending,
            attempts: attempts,
            attemptedAt: nil,
            nextAttemptAt: nil,
            givesUpAt: givesUpAt,
            lastError: nil,
            createdAt: givesUpAt
        )
    }
}
