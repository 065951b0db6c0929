import Contracts
import Database
import FoundationEssentials
import Observability

@testable import Ingest

/// The version of Ingest that made contact, ticket, analysis, message, mail,
/// record, state and notice in calls of their own: what it asked of the others,
/// and what it recorded.
struct EarlierIngest {
    /// Its steps for a quoted request, in order.
    enum Step: String, CaseIterable {
        case classification, contact, ticket
        case clientNoted = "client noted"
        case analysis, quote, message
        case quoteKept = "quote kept"
        case mail
        case mailRecord = "mail-record"
        case ticketState = "ticket-state"
        case quoteShown = "quote shown"
        case adminNotice = "admin-notice"

        var type: String {
            switch self {
            case .classification, .analysis, .quote, .message: "computed"
            case .clientNoted, .quoteKept, .quoteShown: "written"
            default: "effect"
            }
        }
    }

    /// What a step records, and what it does in the tables.
    struct Trace: Sendable {
        let step: Step
        var result: Data?
        var sql: @Sendable (any SQLConnection) throws -> Void = { _ in }
    }

    let house: House
    let run: CustomerRequest.ID
    let received: ReceivedRequest
    let links: (Quote) -> String
    let now: Date

    /// Does the first steps, and says what recording them would have written.
    func work(through last: Step) async throws -> [Trace] {
        let request = received.submission
        let email = request.userEmail
        let classification = RequestClassification.sample(.modelisation)
        let contact = Contact.ID("C-1")
        let ticketID = Ticket.ID("T-1")
        let quote = quote(of: ticketID)
        let asked = message(of: quote)
        let message = HouseStub.composed(asked)
        var traces: [Trace] = []
        for step in Step.allCases {
            switch step {
            case .classification:
                traces.append(try trace(step, classification))
            case .contact:
                let wanted = ContactToUpsert(email: email, name: request.userName)
                _ = try await house.upsertContact(order(wanted, step))
                traces.append(try trace(step, ["contactID": contact]))
            case .ticket:
                let made = try await house.createTicket(order(ticket(of: contact), step))
                traces.append(
                    try trace(
                        step,
                        TicketCreated(ticketID: made.ticketID, ticketURL: made.ticketURL)
                    )
                )
            case .clientNoted:
                traces.append(
                    Trace(step: step) { [now] in
                        try ClientBook.note(email, ticketID, objet: request.objet, $0, at: now)
                    }
                )
            case .analysis: traces.append(try trace(step, RequestAnalysis.sample()))
            case .quote: traces.append(try trace(step, quote))
            case .message: traces.append(try trace(step, message))
            case .quoteKept: traces.append(Trace(step: step) { try QuoteBook.keep(quote, $0) })
            case .mail:
                traces.append(try trace(step, try await house.sendMail(order(mail(message), step))))
            case .mailRecord:
                let record = RecordedMail(message, receipt)
                let recorded = try await house.recordMail(
                    order(AboutTicket(ticketID: ticketID, content: record), step)
                )
                traces.append(try trace(step, recorded))
            case .ticketState:
                let update = TicketUpdate(
                    stage: .waitingOnContact,
                    validationStatus: .pendingCredits,
                    creditsEstimes: 1
                )
                _ = try await house.updateTicket(
                    order(AboutTicket(ticketID: ticketID, content: update), step)
                )
                traces.append(try trace(step, TicketUpdated(ticketID: ticketID)))
            case .quoteShown:
                traces.append(Trace(step: step) { try QuoteBook.noteShown(quote, $0) })
            case .adminNotice:
                let told = try await house.tellAdmin(
                    order(notice(quote, classification), step)
                )
                traces.append(try trace(step, told))
            }
            if step == last { break }
        }
        return traces
    }

    /// Records steps in the journal, with what they do in the tables.
    static func record(
        _ traces: [Trace],
        of run: CustomerRequest.ID,
        in database: any SQLDatabase
    ) async throws {
        try await database.write { connection in
            for (position, trace) in traces.enumerated() {
                try trace.sql(connection)
                try connection.execute(
                    """
                    INSERT INTO steps (run_id, name, position, type, result, recorded_at)
                    VALUES (\(run), \(trace.step.rawValue), \(position), \(trace.step.type),
                        \(trace.result), 0)
                    """
                )
            }
        }
    }
}

// MARK: - What it asked for

extension EarlierIngest {
    private func trace(_ step: Step, _ value: some Encodable) throws -> Trace {
        Trace(step: step, result: try JSONEncoder().encode(value))
    }

    private func order<Input>(_ input: Input, _ step: Step) -> Order<Input> {
        Order(input: input, key: "\(run):\(step.rawValue)", trace: TraceContext())
    }

    private var url: String { "https://crm.example.com/tickets/T-1" }

    private var receipt: MailReceipt { HouseStub.receipt(to: email, number: 1, .stored) }

    private var email: String { received.submission.userEmail }

    private func ticket(of contact: Contact.ID) -> TicketToCreate {
        TicketToCreate(
            contactID: contact,
            userEmail: email,
            type: .modelisation,
            objet: received.submission.objet,
            description: received.submission.description,
            formSource: received.submission.source,
            reclassifie: false,
            priority: .medium,
            fichiersURLs: [],
            failedFiles: []
        )
    }

    private func quote(of ticket: Ticket.ID) -> Quote {
        Quote(
            ticketID: ticket,
            ticketURL: url,
            requestID: run,
            version: 1,
            status: .pendingCredits,
            credits: 1,
            userEmail: email,
            userName: received.submission.userName,
            objet: received.submission.objet,
            description: received.submission.description,
            language: received.language,
            files: [],
            quotedAt: now,
            expiresAt: now.addingTimeInterval(30 * 86_400)
        )
    }

    private func message(of quote: Quote) -> MessageToCompose {
        MessageToCompose(
            template: .quoteOneCredit,
            language: quote.language,
            ticketID: quote.ticketID,
            objet: quote.objet,
            clientEmail: quote.userEmail,
            clientName: quote.userName,
            description: quote.description,
            credits: 1,
            answerURL: links(quote),
            ticketURL: quote.ticketURL,
            expiresAt: quote.expiresAt
        )
    }

    private func mail(_ message: ComposedMessage) -> MailToSend {
        MailToSend(
            to: email,
            toName: received.submission.userName,
            subject: message.subject,
            text: message.text,
            html: message.html,
            ticketID: Ticket.ID("T-1")
        )
    }

    private func notice(_ quote: Quote, _ classification: RequestClassification) -> AdminNotice {
        AdminNotice(
            kind: .request,
            requestID: run,
            ticketID: quote.ticketID,
            ticketURL: quote.ticketURL,
            userEmail: email,
            objet: quote.objet,
            classification: classification,
            validationStatus: quote.status,
            creditsEstimes: quote.credits
        )
    }
}
