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

    var routes: [Route] {
        [
            Route(IngestAPI.validate, body: { _ in .json(limit: 1 << 16) }) { request in
                try .json(try await validate(request))
            },
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
    private func validate(_ request: Request) async throws -> ValidationOutcome {
        guard authenticity.accepts(request.evidence, now: clock.now()) else {
            throw RequestError.notAuthorized
        }
        let input = try request.decoded(HandValidationForm.self).validation()
        let settled = try await desk.settle(
            ValidationDesk.Saying(
                ticketID: input.ticketID,
                decision: .validateByHand(credits: input.credits),
                channel: Statement.byHand,
                reading: ReplyClassification(
                    certain: .validation,
                    words: input.adminNotes ?? "",
                    language: .french
                ),
                key: try request.statementKey(),
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
        let key = try request.statementKey()
        if let key, let earlier = try await desk.quotes.settled(under: key) {
            return outcome(of: earlier)
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
        ).withoutControls
        let settled = try await desk.settle(
            ValidationDesk.Saying(
                ticketID: ticket,
                decision: reading.intent.decision(on: quote, reading.ownWords),
                channel: "operator",
                reading: reading,
                key: key,
                trace: request.trace
            )
        )
        return outcome(of: settled)
    }

    private func outcome(of settled: Settled) -> ReplyOutcome {
        let message =
            switch settled.kind {
            case RunKind.validation: "Validated: the production task is being made."
            case RunKind.refusal: "Refused: the ticket is being closed."
            case RunKind.information: "Analysed again with what the client added."
            default: "For a person to read: the admin is told, the state stays."
            }
        return ReplyOutcome(
            ticketID: settled.quote.ticketID,
            reading: settled.reading,
            status: settled.quote.status,
            message: message
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
        case .refusal where quote.isPending: .refuse(version: quote.version)
        case .info where quote.status == .pendingInfo:
            .inform(version: quote.version, text: words)
        default: .ask
        }
    }
}
