import Contracts
import Durability
import FoundationEssentials
import Runtime

/// From a modelling ticket to a quote in the client's hands (A2.5 to A2.7).
struct QuoteWorkflow: Sendable {
    let house: House
    let correspondence: Correspondence
    let book: QuoteBook
    let schedule: QuoteSchedule
    let clock: WallClock

    /// Analyses what the client sent, keeps the quote and writes to the client,
    /// or to the admin when an admin must decide; and tells the admin.
    ///
    /// - Parameters:
    ///   - draft: The ticket's quote, its outcome still open.
    ///   - notice: What the admin is told of the quote, if anything.
    ///   - run: The run whose steps these are.
    /// - Returns: The quote as it was sent, and what became of the mail.
    /// - Throws: What a service that is needed answered.
    func quote(
        _ draft: Quote,
        telling notice: (Quote) -> AdminNotice?,
        in run: JournalRun
    ) async throws -> (quote: Quote, mail: MailState?) {
        let (quote, message) = try await quoted(draft, in: run)
        // In the commit before the mail: a link works as soon as it arrives.
        try run.write("quote kept") { try QuoteBook.keep(quote, $0) }
        let mail = try await deliver(
            quote,
            message,
            isForAdmin: quote.status == .pendingAdmin,
            telling: notice(quote),
            in: run
        )
        return (quote, mail)
    }

    /// Writes to the client, or to the admin, and has the ticket show where
    /// the quote stands, with what was written.
    ///
    /// - Parameters:
    ///   - quote: As it is kept.
    ///   - message: What is written.
    ///   - isForAdmin: Whether it is written to the admin.
    ///   - notice: What the admin is told besides.
    ///   - run: The run whose steps these are.
    /// - Returns: What became of the mail; nothing when the quote is not the
    ///   current one any more.
    /// - Throws: What a service that is needed answered.
    @discardableResult
    func deliver(
        _ quote: Quote,
        _ message: ComposedMessage,
        isForAdmin: Bool = false,
        telling notice: AdminNotice?,
        in run: JournalRun
    ) async throws -> MailState? {
        let receipt = try await correspondence.send(
            Correspondence.Letters(
                message: message,
                quote: quote,
                isForAdmin: isForAdmin,
                notice: notice
            ),
            in: run,
            if: { try await book.isCurrent(quote) }
        )
        // Whether the quote is current is decided here: only what the CRM answered
        // comes again as it is.
        let shown = try await run.call("ticket-state", isLasting: Self.isAnswered) {
            (key) -> TicketUpdated? in
            // While the CRM was down the client may have answered already: what
            // followed that answer must not be overwritten by what came before.
            guard try await book.isCurrent(quote) else { return nil }
            return try await show(quote, with: try mail(message, receipt, of: run), key, run)
        }
        if shown != nil {
            try run.write("quote shown", mayWait: true) { try QuoteBook.noteShown(quote, $0) }
        }
        if shown?.recordID == nil, let receipt {
            try await correspondence.record(message, receipt, on: quote.ticketID, in: run)
        }
        return receipt?.state
    }

    /// The mail to record with the ticket's state: under the key that recording
    /// it by itself would have, because an attempt that the client's answer
    /// overtook may have recorded it so, or will.
    private func mail(
        _ message: ComposedMessage,
        _ receipt: MailReceipt?,
        of run: JournalRun
    ) throws -> KeyedMail? {
        let step = Correspondence.recordStep
        guard let receipt, try run.earlier(step, as: MailRecorded.self) == nil else { return nil }
        return KeyedMail(key: "\(run.id):\(step)", content: RecordedMail(message, receipt))
    }

    private func show(
        _ quote: Quote,
        with mail: KeyedMail?,
        _ key: String,
        _ run: JournalRun
    ) async throws -> TicketUpdated {
        try await house.updateTicket(
            Order(
                input: AboutTicket(
                    ticketID: quote.ticketID,
                    content: TicketUpdate(
                        stage: quote.status == .pendingAdmin ? .waitingOnUs : .waitingOnContact,
                        validationStatus: quote.status,
                        creditsEstimes: quote.credits,
                        mail: mail
                    )
                ),
                // The state alone is what earlier versions asked for under the
                // step's own key.
                key: mail == nil ? key : "\(run.id):mail-and-state",
                trace: run.context
            )
        )
    }

    private static func isAnswered(_ update: TicketUpdated?) -> Bool { update != nil }
}
