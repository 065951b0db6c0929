import Contracts
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime

/// The door for decisions about quotes, and what operators ask about them.
struct ValidationRoutes: Sendable {
    let desk: ValidationDesk
    let intake: ReplyIntake
    let watch: ReplyWatch
    let authenticity: WebhookAuthenticity
    let clock: WallClock

    var routes: [Route] {
        [
            Route(IngestAPI.validate, body: { _ in .json(limit: 1 << 16) }, respond: validate),
            Route(IngestAPI.listValidations) { _, request in try await list(request) },
            Route(IngestAPI.showValidation) { _, request in
                try await details(of: try request.parameter("ticket"))
            },
            Route(IngestAPI.checkValidation) { _, request in
                try await check(try request.parameter("ticket"))
            },
            Route(IngestAPI.processReply, limit: 1 << 20) { try await process($0, $1) },
            Route(IngestAPI.giveEstimate) { try await estimate($0, $1) },
            Route(IngestAPI.pollValidations) { _, _ in try await watch.look(isEager: true) },
        ]
    }

    /// `POST /webhook/validate`: a person validates by hand (A1.4).
    @Sendable
    private func validate(_ request: Request) async throws -> Response {
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
        return try .json(
            ValidationOutcome(
                success: true,
                ticketID: input.ticketID,
                subtaskID: task,
                credits: settled.quote.credits ?? input.credits,
                message: task == nil
                    ? "Validé. La tâche de production sera créée dès que possible."
                    : "Validé. La tâche de production est créée."
            )
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

    /// `POST /validations/{ticket}/check`: what came in for the ticket first,
    /// for a client's word counts before time does.
    private func check(_ ticket: Ticket.ID) async throws -> ValidationDetails {
        guard try await desk.quotes.quote(of: ticket) != nil else {
            throw QuoteDecisionError.unknownTicket
        }
        let looked = try await watch.look(isEager: true, at: ticket)
        try await desk.letTimePass(for: ticket)
        return try await details(
            of: ticket,
            failures: looked.failures.isEmpty ? nil : looked.failures
        )
    }

    private func details(
        of ticket: Ticket.ID,
        failures: [String]? = nil
    ) async throws -> ValidationDetails {
        guard let quote = try await desk.quotes.quote(of: ticket) else {
            throw QuoteDecisionError.unknownTicket
        }
        return ValidationDetails(
            validation: quote.summary,
            replies: try await desk.quotes.replies(to: ticket),
            failures: failures
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
        guard (1...ReplyIntake.textLimit).contains(input.text.unicodeScalars.count) else {
            throw RequestError.invalid([
                FieldError(
                    pointer: "#/text",
                    detail: "must have 1 to \(ReplyIntake.textLimit) characters"
                )
            ])
        }
        let settled = try await intake.settle(
            input.text,
            on: ticket,
            key: try request.statementKey(),
            request.trace
        )
        return outcome(of: settled)
    }

    /// `POST /validations/{ticket}/estimate`: the quote goes to the client
    /// (A3.10).
    private func estimate(
        _ input: EstimateToGive,
        _ request: Request
    ) async throws -> EstimateGiven {
        guard Credits.range.contains(input.credits) else {
            let range = "\(Credits.range.lowerBound) to \(Credits.range.upperBound)"
            throw RequestError.invalid([
                FieldError(pointer: "#/credits", detail: "must be a whole number from \(range)")
            ])
        }
        let settled = try await desk.settle(
            ValidationDesk.Saying(
                ticketID: try request.parameter("ticket"),
                decision: .estimate(credits: input.credits, expiresAt: desk.newExpiry),
                channel: Statement.byOperator,
                reading: ReplyClassification(certain: .info, words: "", language: .french),
                key: try request.statementKey(),
                trace: request.trace
            )
        )
        return EstimateGiven(
            ticketID: settled.quote.ticketID,
            status: settled.quote.status,
            credits: settled.quote.credits ?? input.credits,
            message: "Estimated: the quote is being sent to the client."
        )
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
