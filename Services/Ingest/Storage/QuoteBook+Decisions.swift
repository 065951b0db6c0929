import Contracts
import Database
import Durability
import FoundationEssentials
import Observability
import StrictJSON

extension QuoteBook {
    /// Applies a statement: the quote's change, the record of what was said and
    /// the work that follows are one transaction.
    ///
    /// - Parameters:
    ///   - statement: What was said.
    ///   - alongside: What else changes in the same transaction, also when
    ///     the statement was applied before.
    /// - Returns: What came of it, now or when it was said first.
    /// - Throws: ``QuoteDecisionError`` when it does not hold; then nothing
    ///   is kept.
    func settle(
        _ statement: Statement,
        alongside: @escaping @Sendable (any SQLConnection) throws -> Void = { _ in }
    ) async throws -> Settled {
        try await database.write { connection in
            try alongside(connection)
            if let earlier = try Self.settled(under: statement.key, connection) { return earlier }
            guard let quote = try Self.find(statement.ticketID, connection) else {
                throw QuoteDecisionError.unknownTicket
            }
            let changed = try quote.applying(statement.decision, at: statement.saidAt)
            let run = statement.decision.run(on: changed, reply: statement.id)
            try Self.save(changed, connection)
            try Self.record(statement, to: quote, run.id, run.kind, connection)
            let reading = statement.reading
            try Journal.enqueue(
                connection,
                id: run.id,
                kind: run.kind,
                payload: try RecordCoding.encode(
                    FollowUp(
                        quote: changed,
                        words: reading.ownWords,
                        intent: reading.intent,
                        channel: statement.channel,
                        uploads: statement.uploads,
                        circumstances: statement.circumstances
                    )
                ),
                trace: statement.trace.traceparent,
                at: statement.saidAt
            )
            return Settled(quote: changed, reading: reading, run: run.id, kind: run.kind)
        }
    }

    /// Records what was said and starts nothing, unless it is recorded already.
    static func record(
        _ statement: Statement,
        _ connection: any SQLConnection
    ) throws {
        guard try settled(under: statement.key, connection) == nil,
            let quote = try find(statement.ticketID, connection)
        else { return }
        try record(statement, to: quote, RunID(rawValue: ""), "", connection)
    }

    private static func record(
        _ statement: Statement,
        to quote: Quote,
        _ run: RunID,
        _ kind: String,
        _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO replies
                (id, ticket_id, version, channel, reading, key, fingerprint, run_id, run_kind,
                received_at)
            VALUES (\(statement.id), \(quote.ticketID), \(quote.version), \(statement.channel),
                \(try RecordCoding.encode(statement.reading)), \(statement.key?.text),
                \(statement.key?.fingerprint), \(run), \(kind), \(statement.saidAt))
            """
        )
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
                payload: try RecordCoding.encode(FollowUp(quote: quote, words: "", intent: nil)),
                trace: TraceContext().traceparent,
                at: now
            )
            return run
        }
    }

    /// What the same statement, under the same key, did before.
    ///
    /// - Throws: ``StatementKeyReused`` when the key was another statement's.
    func settled(under key: StatementKey) async throws -> Settled? {
        try await database.read { try Self.settled(under: key, $0) }
    }

    private static func settled(
        under key: StatementKey?,
        _ connection: any SQLConnection
    ) throws
        -> Settled?
    {
        guard let key,
            let row = try connection.first(
                """
                SELECT ticket_id, reading, fingerprint, run_id, run_kind FROM replies
                WHERE key = \(key.text)
                """
            )
        else { return nil }
        guard try row["fingerprint"] == key.fingerprint,
            let quote = try find(try row["ticket_id"], connection)
        else { throw StatementKeyReused() }
        return Settled(
            quote: quote,
            reading: try reading(row),
            run: try row["run_id"],
            kind: try row["run_kind"],
            isRepeated: true
        )
    }
}
