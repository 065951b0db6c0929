import Contracts
import FoundationEssentials
import Observability
import Runtime
import ServiceKit

/// Looks at the tickets of pending quotes in the CRM: mails that came in
/// there, and what people decided (A3.1, A3.10).
struct CRMWatch: Sendable {
    let house: House
    let desk: ValidationDesk
    let book: IncomingBook
    let clock: WallClock
    let log: Log

    /// Tickets asked about at once, tickets a look, and new mails of a ticket
    /// that are taken over in one.
    static let batchSize = 100
    static let ticketsPerLook = 1_000
    static let mailsPerTicket = 100

    /// Tickets in a row that fail alone until the CRM itself counts as down.
    static let outageLimit = 3

    static let source = "crm"

    /// What a look found and did.
    struct Found: Sendable {
        var tickets = 0
        var arrived = 0
        var decisions = 0

        /// Why not all was looked at.
        var failure: (any Error)?
    }

    /// Looks at one ticket, or at those that were looked at longest ago.
    ///
    /// A ticket that fails also when it is asked about alone is left for a
    /// later look, after all the others.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`. A CRM that does not
    ///   answer ends the look, and is named in what it found.
    func look(at ticket: Ticket.ID?) async throws -> Found {
        var rest = try await tickets(ticket)[...]
        var found = Found()
        var size = Self.batchSize
        var failedAlone = 0
        while !rest.isEmpty {
            let batch = Array(rest.prefix(size))
            do {
                try await look(at: batch, &found)
                rest = rest.dropFirst(batch.count)
                size = min(size * 2, Self.batchSize)
                failedAlone = 0
            } catch let error as CallError {
                try Task.checkCancellation()
                // The answer may only have been too large, or too long in
                // coming, or one ticket may be what the CRM fails at.
                if error.isTransient, batch.count > 1 {
                    size = max(batch.count / 10, 1)
                    continue
                }
                found.failure = error
                guard error.isTransient else { break }
                failedAlone += 1
                try await setAside(batch, error)
                rest = rest.dropFirst(batch.count)
                if failedAlone == Self.outageLimit { break }
            }
        }
        return found
    }

    private func tickets(_ ticket: Ticket.ID?) async throws -> [Ticket.ID] {
        guard let ticket else {
            return try await desk.quotes.ticketsToWatch(limit: Self.ticketsPerLook)
        }
        let quote = try await desk.quotes.quote(of: ticket)
        return quote?.isPending == true ? [ticket] : []
    }

    /// Looks at some tickets; when the CRM refuses them together, at fewer, so
    /// that one ticket keeps no other from being looked at.
    private func look(at batch: [Ticket.ID], _ found: inout Found) async throws {
        let shown = try await desk.quotes.shownVersions(of: batch)
        let news: CRMNews
        do {
            news = try await house.crmNews(
                Order(input: TicketsToWatch(tickets: batch), key: nil, trace: TraceContext())
            )
        } catch let error as CallError where error.isRefusalOfInput {
            guard batch.count > 1 else {
                found.failure = error
                return try await setAside(batch, error)
            }
            let half = batch.count / 2
            try await look(at: Array(batch.prefix(half)), &found)
            return try await look(at: Array(batch.dropFirst(half)), &found)
        }
        let asked = Set(batch)
        for ticket in news.tickets where asked.contains(ticket.ticketID) {
            found.arrived += try await takeMails(of: ticket)
            if try await decide(ticket, shown[ticket.ticketID]) { found.decisions += 1 }
        }
        try await desk.quotes.noteChecked(batch, at: clock.now())
        found.tickets += batch.count
    }

    /// Has a ticket wait until all others have been looked at.
    private func setAside(_ batch: [Ticket.ID], _ error: CallError) async throws {
        log.warning(
            "a ticket could not be watched",
            [.field("ticket.id", batch.first ?? Ticket.ID("")), .error(error)]
        )
        try await desk.quotes.noteChecked(batch, at: clock.now())
    }

    private func takeMails(of ticket: TicketNews) async throws -> Int {
        guard !ticket.mails.isEmpty else { return 0 }
        // Old mails are shown again at each look: those are only asked about.
        let shown = ticket.mails.suffix(500).map { ArrivedMail($0, on: ticket.ticketID) }
        let known = try await book.known(among: shown.map(\.key))
        let new = shown.filter { !known.contains($0.key) }.prefix(Self.mailsPerTicket)
        guard !new.isEmpty else { return 0 }
        return try await book.take(Array(new), from: Self.source, upTo: nil, at: clock.now())
    }

    /// Acts on what a person decided, once.
    ///
    /// `shown` is the version of the quote that the ticket showed before the
    /// CRM was asked.
    private func decide(_ news: TicketNews, _ shown: Int?) async throws -> Bool {
        guard let quote = try await desk.quotes.quote(of: news.ticketID),
            let decided = CRMDecision(
                news,
                on: quote,
                estimateExpiry: desk.newExpiry,
                isShown: shown == quote.version
            )
        else { return false }
        do {
            let settled = try await desk.settle(
                ValidationDesk.Saying(
                    ticketID: quote.ticketID,
                    decision: decided.decision,
                    channel: Statement.byCRM,
                    reading: ReplyClassification(
                        certain: decided.intent,
                        words: "",
                        language: .french
                    ),
                    circumstances: Circumstances(remark: decided.remark),
                    key: decided.key(for: quote),
                    trace: TraceContext()
                )
            )
            return !settled.isRepeated
        } catch let error as QuoteDecisionError {
            // The quote was answered, or ran out, since it was read.
            log.info(
                "a decision in the CRM came too late",
                [.field("ticket.id", quote.ticketID), .error(error)]
            )
            return false
        }
    }
}

extension CallError {
    /// Whether what was sent is refused for good, and not who sent it.
    fileprivate var isRefusalOfInput: Bool {
        guard case .refused(let problem) = reason, !isTransient else { return false }
        return problem.status == 400 || problem.status == 404 || problem.status == 422
    }
}
