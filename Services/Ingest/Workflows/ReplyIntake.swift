import Contracts
import Observability

/// Reads what somebody answers to a quote, and acts on it, whoever brings it:
/// an operator, the mailbox or the CRM (A3.2 to A3.5).
struct ReplyIntake: Sendable {
    let desk: ValidationDesk
    let house: House

    /// The most characters that are read; what follows is history.
    static let textLimit = 20_000

    /// Reads an answer, in the state that its quote is in.
    ///
    /// - Throws: What keeps Classification from answering.
    func reading(
        of text: String,
        on quote: Quote,
        _ trace: TraceContext
    ) async throws -> ReplyClassification {
        let scalars = text.unicodeScalars.prefix(Self.textLimit)
        return try await house.classifyReply(
            Order(
                input: ReplyToClassify(
                    text: String(String.UnicodeScalarView(scalars)),
                    state: quote.status,
                    credits: quote.credits
                ),
                key: nil,
                trace: trace
            )
        ).withoutControls
    }

    /// Takes an answer that a person vouches for as the client's.
    ///
    /// - Parameters:
    ///   - text: What the client wrote.
    ///   - ticket: The ticket that it is about.
    ///   - key: Under which it counts once.
    ///   - trace: The trace that goes on.
    /// - Returns: What came of it, now or when it was handed in first.
    /// - Throws: ``QuoteDecisionError``, ``StatementKeyReused``, or what keeps
    ///   Classification from answering.
    func settle(
        _ text: String,
        on ticket: Ticket.ID,
        key: StatementKey?,
        _ trace: TraceContext
    ) async throws -> Settled {
        if let key, let earlier = try await desk.quotes.settled(under: key) { return earlier }
        guard let quote = try await desk.quotes.quote(of: ticket) else {
            throw QuoteDecisionError.unknownTicket
        }
        let reading = try await reading(of: text, on: quote, trace)
        return try await desk.settle(
            ValidationDesk.Saying(
                ticketID: ticket,
                decision: reading.intent.decision(on: quote, reading.ownWords),
                channel: Statement.byOperator,
                reading: reading,
                key: key,
                trace: trace
            )
        )
    }
}
