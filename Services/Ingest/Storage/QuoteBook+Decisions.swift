import Contracts
import Database
import Durability
import FoundationEssentials
import Observability

/// Something that was said about a ticket's quote.
struct Statement: Sendable {
    let ticketID: Ticket.ID
    let decision: QuoteDecision

    /// How it came: `link`, `operator` or `hand`.
    let channel: String
    let intent: ReplyIntent
    let words: String

    /// The sender's own key, under which it counts once.
    let key: String?
    let trace: TraceContext
    let saidAt: Date
}

/// What a statement did.
struct Settled: Sendable {
    let quote: Quote

    /// The work that it started.
    let run: RunID
}

/// What a follow-up works on: the quote as the statement left it.
struct FollowUp: Codable, Sendable {
    let quote: Quote
    let words: String
    let intent: ReplyIntent?
}

extension QuoteBook {
    /// Applies a statement: the quote's change, the record of what was said and
    /// the work that follows are one transaction.
    ///
    /// - Throws: ``QuoteDecisionError`` when it does not hold; then nothing
    ///   is kept.
    func settle(_ statement: Statement, reply id: String) async throws -> Settled {
        try await database.write { connection in
            if let earlier = try Self.settled(by: statement, connection) { return earlier }
            guard let quote = try Self.find(statement.ticketID, connection) else {
                throw QuoteDecisionError.unknownTicket
            }
            let changed = try quote.applying(statement.decision, at: statement.saidAt)
            let run = statement.decision.run(on: changed, reply: id)
            try Self.save(changed, connection)
            try connection.execute(
                """
                INSERT INTO replies
                    (id, ticket_id, version, channel, intent, own_words, key, run_id, received_at)
                VALUES (\(id), \(quote.ticketID), \(quote.version), \(statement.channel),
                    \(statement.intent), \(statement.words), \(statement.key), \(run.id),
                    \(statement.saidAt))
                """
            )
            try Journal.enqueue(
                connection,
                id: run.id,
                kind: run.kind,
                payload: try JSONEncoder().encode(
                    FollowUp(quote: changed, words: statement.words, intent: statement.intent)
                ),
                trace: statement.trace.traceparent,
                at: statement.saidAt
            )
            return Settled(quote: changed, run: run.id)
        }
    }

    /// Does what time makes of a quote, if it is still due.
    ///
    /// - Returns: The work that this starts, if any.
    func expireOrRemind(
        _ ticket: Ticket.ID,
        _ schedule: QuoteSchedule,
        at now: Date
    ) async throws
        -> RunID?
    {
        try await database.write { connection in
            guard var quote = try Self.find(ticket, connection),
                let due = schedule.due(quote, at: now)
            else { return nil }
            let kind: String
            switch due {
            case .reminder:
                quote.remindedAt = now
                kind = RunKind.reminder
            case .expiry:
                quote.status = .expired
                kind = RunKind.expiry
            }
            let run = RunID(rawValue: "\(kind):\(ticket):\(quote.version)")
            try Self.save(quote, connection)
            try Journal.enqueue(
                connection,
                id: run,
                kind: kind,
                payload: try JSONEncoder().encode(FollowUp(quote: quote, words: "", intent: nil)),
                trace: TraceContext().traceparent,
                at: now
            )
            return run
        }
    }

    /// What the same statement, under the same key, did before.
    private static func settled(
        by statement: Statement,
        _ connection: any SQLConnection
    ) throws
        -> Settled?
    {
        guard let key = statement.key,
            let row = try connection.first(
                "SELECT ticket_id, run_id, intent, own_words FROM replies WHERE key = \(key)"
            )
        else { return nil }
        guard try row["ticket_id"] == statement.ticketID, try row["intent"] == statement.intent,
            try row["own_words"] == statement.words,
            let quote = try find(statement.ticketID, connection)
        else { throw StatementKeyReused() }
        return Settled(quote: quote, run: try row["run_id"])
    }
}

/// The key of a statement was used before, for another one.
struct StatementKeyReused: Error {}

extension QuoteDecision {
    /// The work that follows.
    ///
    /// One acceptance, and one refusal, of a version of a quote have one name,
    /// so that they cannot happen twice.
    func run(on quote: Quote, reply: String) -> (id: RunID, kind: String) {
        let (kind, name) =
            switch self {
            case .accept, .validateByHand: (RunKind.validation, "\(quote.version)")
            case .refuse: (RunKind.refusal, "\(quote.version)")
            case .inform: (RunKind.information, "\(quote.version)")
            case .ask: (RunKind.question, reply)
            }
        return (RunID(rawValue: "\(kind):\(quote.ticketID):\(name)"), kind)
    }
}
