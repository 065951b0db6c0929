import Contracts
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime

/// The door for decisions about quotes, and what operators ask about them.
struct ValidationRoutes: Sendable {
    let desk: ValidationDesk
    let house: House
    let authenticity: WebhookAuthenticity
    let clock: WallClock

    /// Most credits that a person may validate at once.
    private static let creditLimit = 1_000

    var routes: [Route] {
        [
            Route(IngestAPI.validate, limit: 1 << 16) { try await validate($0, $1) },
            Route(IngestAPI.listValidations) { _, request in try await list(request) },
            Route(IngestAPI.showValidation) { _, request in
                try await details(of: try request.parameter("ticket"))
            },
            Route(IngestAPI.checkValidation) { _, request in
                let ticket = try request.parameter("ticket", as: Ticket.ID.self)
                try await desk.letTimePass(for: ticket)
                return try await details(of: ticket)
            },
            Route(IngestAPI.processReply, limit: 1 << 20) { try await process($0, $1) },
        ]
    }

    /// `POST /webhook/validate`: a person validates by hand (A1.4).
    private func validate(
        _ input: HandValidation,
        _ request: Request
    ) async throws
        -> ValidationOutcome
    {
        guard authenticity.accepts(request.evidence, now: clock.now()) else {
            throw RequestError.notAuthorized
        }
        try check(input)
        let settled = try await desk.settle(
            ValidationDesk.Saying(
                ticketID: input.ticketID,
                decision: .validateByHand(credits: input.credits),
                channel: "hand",
                intent: .validation,
                words: input.adminNotes ?? "",
                key: try request.idempotencyKey(),
                trace: request.trace
            )
        )
        let task = try await desk.task(of: settled)
        return ValidationOutcome(
            success: true,
            ticketID: input.ticketID,
            subtaskID: task,
            credits: settled.quote.credits ?? input.credits,
            message: task == nil
                ? "Validé. La tâche de production sera créée dès que possible."
                : "Validé. La tâche de production est créée."
        )
    }

    private func check(_ input: HandValidation) throws {
        var errors: [FieldError] = []
        if !(1...Self.creditLimit).contains(input.credits) {
            errors.append(
                FieldError(
                    pointer: "#/credits",
                    detail: "must be a whole number from 1 to \(Self.creditLimit)"
                )
            )
        }
        if let notes = input.adminNotes, notes.unicodeScalars.count > 5_000 {
            errors.append(
                FieldError(pointer: "#/admin_notes", detail: "must have at most 5000 characters")
            )
        }
        guard errors.isEmpty else { throw RequestError.invalid(errors) }
    }

    private func list(_ request: Request) async throws -> ValidationList {
        let page = try await desk.quotes.list(
            status: try request.query("status", as: String.self)
                .map(ValidationStatus.init(rawValue:)),
            limit: try request.pageSize(),
            before: try request.query("before", as: Ticket.ID.self)
        )
        return ValidationList(
            validations: page.quotes.map(\.summary),
            next: page.next?.rawValue
        )
    }

    private func details(of ticket: Ticket.ID) async throws -> ValidationDetails {
        guard let quote = try await desk.quotes.quote(of: ticket) else {
            throw QuoteDecisionError.unknownTicket
        }
        return ValidationDetails(
            validation: quote.summary,
            replies: try await desk.quotes.replies(to: ticket)
        )
    }

    /// `POST /validations/{ticket}/replies`: reads a client's answer and acts
    /// on it; what is not clear goes to a person (A3.2 to A3.5).
    private func process(
        _ input: ReplyToProcess,
        _ request: Request
    ) async throws
        -> ReplyOutcome
    {
        let ticket = try request.parameter("ticket", as: Ticket.ID.self)
        guard (1...20_000).contains(input.text.unicodeScalars.count) else {
            throw RequestError.invalid([
                FieldError(pointer: "#/text", detail: "must have 1 to 20000 characters")
            ])
        }
        guard let quote = try await desk.quotes.quote(of: ticket) else {
            throw QuoteDecisionError.unknownTicket
        }
        let reading = try await house.classifyReply(
            Order(
                input: ReplyToClassify(text: input.text, state: quote.status),
                key: nil,
                trace: request.trace
            )
        )
        let settled = try await desk.settle(
            ValidationDesk.Saying(
                ticketID: ticket,
                decision: reading.intent.decision(on: quote, reading.ownWords),
                channel: "operator",
                intent: reading.intent,
                words: reading.ownWords,
                key: try request.idempotencyKey(),
                trace: request.trace
            )
        )
        return ReplyOutcome(
            ticketID: ticket,
            reading: reading,
            status: settled.quote.status,
            message: reading.intent.consequence(on: quote)
        )
    }
}

extension Quote {
    var summary: ValidationSummary {
        ValidationSummary(
            ticketID: ticketID,
            requestID: requestID,
            status: status,
            credits: credits,
            userEmail: userEmail,
            objet: objet,
            quotedAt: quotedAt,
            remindedAt: remindedAt,
            expiresAt: expiresAt,
            subtaskID: subtaskID
        )
    }
}

extension ReplyIntent {
    /// What an answer of this intent does to a quote: anything that is not
    /// plainly one of the client's own decisions is for a person.
    func decision(on quote: Quote, _ words: String) -> QuoteDecision {
        switch self {
        case .validation where quote.status == .pendingCredits: .accept(version: quote.version)
        case .refusal: .refuse(version: quote.version)
        case .info where quote.status == .pendingInfo: .inform(text: words)
        default: .ask
        }
    }

    fileprivate func consequence(on quote: Quote) -> String {
        switch decision(on: quote, "") {
        case .accept: "Validated: the production task is being made."
        case .refuse: "Refused: the ticket is being closed."
        case .inform: "Analysed again with what the client added."
        case .ask, .validateByHand: "For a person to read: the admin is told, the state stays."
        }
    }
}
