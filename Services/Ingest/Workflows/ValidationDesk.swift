import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import Observability
import Runtime
import StrictJSON

/// Where words about quotes are taken in, whoever says them.
struct ValidationDesk: Sendable {
    let quotes: QuoteBook
    let worker: JournalWorker
    let schedule: QuoteSchedule

    /// Seconds that a caller waits for the production task.
    let answerWait: Double
    let clock: WallClock
    let tally: ReplyTally
    let log: Log

    /// A word about a ticket's quote.
    struct Saying: Sendable {
        var id = Random.token()
        let ticketID: Ticket.ID
        let decision: QuoteDecision

        /// One of ``Statement/channels``.
        let channel: String
        let reading: ReplyClassification
        var uploads: [ReceivedRequest.Upload] = []
        var circumstances: Circumstances?
        let key: StatementKey?
        let trace: TraceContext
    }

    /// Applies what was said, durably, and starts the work that follows.
    ///
    /// - Parameters:
    ///   - saying: What was said.
    ///   - alongside: What else changes in the same transaction.
    /// - Returns: What came of it, now or when it was said first.
    /// - Throws: ``QuoteDecisionError`` when it does not hold, `DatabaseError`;
    ///   then nothing is kept.
    func settle(
        _ saying: Saying,
        alongside: @escaping @Sendable (any SQLConnection) throws -> Void = { _ in }
    ) async throws -> Settled {
        let settled = try await quotes.settle(statement(saying), alongside: alongside)
        worker.look()
        if !settled.isRepeated { tally.count(saying.channel, settled.reading.intent) }
        return settled
    }

    /// The same as it is kept.
    func statement(_ saying: Saying) -> Statement {
        Statement(
            id: saying.id,
            ticketID: saying.ticketID,
            decision: saying.decision,
            channel: saying.channel,
            reading: saying.reading,
            uploads: saying.uploads,
            circumstances: saying.circumstances,
            key: saying.key,
            trace: saying.trace,
            saidAt: clock.now()
        )
    }

    /// Until when a quote holds that is made now.
    var newExpiry: Date { clock.now().addingTimeInterval(schedule.expiryAfter) }

    /// The production task that a validation made; nothing when it takes
    /// longer than a caller waits.
    func task(of settled: Settled) async throws -> ProductionTask.ID? {
        let result = try await worker.outcome(of: settled.run, within: .seconds(answerWait))
        return try result.map {
            try WireCoding.decode(TaskCreated.self, from: $0).subtaskID
        }
    }

    /// Reminds of a ticket's quote, or lets it run out, when that is due.
    func letTimePass(for ticket: Ticket.ID) async throws {
        if try await quotes.expireOrRemind(ticket, schedule, at: clock.now()) != nil {
            worker.look()
        }
    }

    /// The same for every quote that has waited long enough; one for which it
    /// fails is logged, and is looked at again the next time.
    func letTimePass() async throws {
        let shortest = min(
            schedule.reminderAfter > 0 ? schedule.reminderAfter : schedule.expiryAfter,
            schedule.expiryAfter
        )
        var after: Quote?
        repeat {
            let page = try await quotes.waiting(
                since: clock.now().addingTimeInterval(-shortest),
                after: after,
                limit: 200
            )
            for quote in page where schedule.due(quote, at: clock.now()) != nil {
                do {
                    try await letTimePass(for: quote.ticketID)
                } catch let error as CancellationError {
                    throw error
                } catch {
                    log.error(
                        "a quote could not be looked after",
                        [.field("ticket.id", quote.ticketID), .error(error)]
                    )
                }
            }
            after = page.last
        } while after != nil
    }
}
