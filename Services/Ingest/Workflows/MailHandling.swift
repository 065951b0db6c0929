import Contracts
import Cryptography
import Durability
import FoundationEssentials
import Observability
import Runtime

/// Works on one mail that came in: what it does to a quote, or who is told of
/// it (A3.1 to A3.6, A3.10).
///
/// What a mail does, the record of it and the end of the work on it are one
/// transaction: a crash at any line leaves it handled or still to be handled.
struct MailHandling: Sendable {
    let book: IncomingBook
    let intake: ReplyIntake
    let attachments: MailAttachments
    let clients: ClientBook

    /// Reads the links that mails quote.
    let signer: QuoteLinkSigner

    /// Whose answers give estimates, if anybody's.
    let admin: Correspondent?

    /// The address that clients write to, for the CRM's records, where a mail's
    /// own is not known.
    let mailbox: String

    /// How many mails of one sender are acted upon in a day.
    let budget: Int
    let clock: WallClock

    /// What became of a mail.
    enum Outcome {
        /// It says nothing that anybody should do something about.
        case ignored
        case acted
        case held
    }

    func callAsFunction(_ waiting: IncomingBook.Waiting) async throws -> Outcome {
        let mail = waiting.mail
        guard let ticket = mail.ticketID else { return try await sort(waiting) }
        switch mail.kind {
        case .message:
            let now = clock.now()
            let yesterday = now.addingTimeInterval(-86_400)
            if try await book.closeCopy(mail, since: yesterday, at: now) { return .ignored }
        case .automatic: return try await recordAutomatic(mail, on: ticket)
        default: break
        }
        guard try await isWithinBudget(waiting) else { return try await hold(mail, ticket) }
        switch mail.kind {
        case .message: break
        case .bounce: return try await tellOfBounce(mail, ticket)
        default: return try await tellOfUnreadable(mail, ticket)
        }
        guard let quote = try await quotes.quote(of: ticket) else {
            return try await tellOfMailWithoutQuote(mail, ticket)
        }
        try await read(mail, on: quote)
        return .acted
    }

    /// A mail that belongs to no ticket: a known client's is for a person,
    /// anything else is no business of ours.
    private func sort(_ waiting: IncomingBook.Waiting) async throws -> Outcome {
        let mail = waiting.mail
        guard mail.kind == .message || mail.kind == .unreadable,
            let sender = Correspondent(mail.from)
        else { return try await ignore(mail, "unmatched") }
        let tickets = try await clients.tickets(of: sender, limit: 5)
        guard !tickets.isEmpty else { return try await ignore(mail, "unmatched") }
        guard try await isWithinBudget(waiting) else { return try await hold(mail, nil) }
        return try await tellOfUnmatched(mail, tickets)
    }

    private func isWithinBudget(_ waiting: IncomingBook.Waiting) async throws -> Bool {
        guard !waiting.isReleased else { return true }
        return try await book.acted(by: waiting.mail.sender, on: today) < budget
    }

    var quotes: QuoteBook { intake.desk.quotes }

    /// The day in UTC, counted from 1970.
    var today: Int { Int((clock.now().timeIntervalSince1970 / 86_400).rounded(.down)) }
}

// MARK: - Answers

extension MailHandling {
    /// Reads a mail on a ticket with a quote, and does what it says.
    private func read(_ mail: ArrivedMail, on quote: Quote) async throws {
        let trace = TraceContext()
        let reading = try await reading(of: mail, on: quote, trace)
        let judgement = MailJudgement(
            mail,
            reading,
            on: quote,
            quotesIt: signer.isQuoted(quote, in: mail.text, at: clock.now()),
            admin: admin,
            estimateExpiry: intake.desk.newExpiry
        )
        do {
            try await settle(judgement, mail, reading, quote, trace)
        } catch let error as QuoteDecisionError where judgement.decision != .ask {
            // Somebody or time was faster since the quote was read.
            try await settle(judgement.failing(with: error), mail, reading, quote, trace)
        }
    }

    private func reading(
        of mail: ArrivedMail,
        on quote: Quote,
        _ trace: TraceContext
    ) async throws -> ReplyClassification {
        guard !mail.text.trimmed.isEmpty else {
            return ReplyClassification(certain: .unclear, words: "", language: quote.language)
        }
        return try await intake.reading(of: mail.text, on: quote, trace)
    }

    private func settle(
        _ judgement: MailJudgement,
        _ mail: ArrivedMail,
        _ reading: ReplyClassification,
        _ quote: Quote,
        _ trace: TraceContext
    ) async throws {
        let id = Random.token()
        // Files are kept under the name of the work that will take them.
        let work = CustomerRequest.ID("\(RunKind.information):\(quote.ticketID):\(id)")
        var files = MailAttachments.Kept()
        if case .inform = judgement.decision {
            files = try await attachments.keep(mail, for: work, trace)
        }
        do {
            let day = today
            let now = clock.now()
            let settled = try await intake.desk.settle(
                ValidationDesk.Saying(
                    id: id,
                    ticketID: quote.ticketID,
                    decision: judgement.decision,
                    channel: mail.channel,
                    reading: reading,
                    uploads: files.uploads,
                    circumstances: Circumstances(
                        record: mail.record(to: mailbox),
                        remark: judgement.remark,
                        writer: judgement.writer,
                        subject: mail.subject,
                        unkept: files.unkept
                    ),
                    key: StatementKey(text: mail.key, fingerprint: mail.key),
                    trace: trace
                ),
                alongside: { connection in
                    try IncomingBook.close(
                        mail.key,
                        as: reading.intent.rawValue,
                        budgetDay: day,
                        connection,
                        at: now
                    )
                }
            )
            if settled.run.rawValue != work.rawValue { await attachments.folder.remove(work) }
        } catch {
            await attachments.folder.remove(work)
            throw error
        }
    }
}
