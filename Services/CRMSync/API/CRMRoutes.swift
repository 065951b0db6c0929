import Contracts
import Durability
import HTTP
import ServiceKit
import StrictJSON

/// CRMSync's operations.
struct CRMRoutes: Sendable {
    let crm: CRM
    let tasks: TaskList
    private let crmEffects: Effects
    private let taskEffects: Effects

    init(crm: CRM, tasks: TaskList, ledger: EffectLedger) {
        self.crm = crm
        self.tasks = tasks
        crmEffects = Effects(ledger: ledger, recognisesKeys: crm.recognisesKeys)
        taskEffects = Effects(ledger: ledger, recognisesKeys: tasks.recognisesKeys)
    }

    var all: [Route] {
        [
            Route(CRMAPI.providers) { _, _ in
                async let crmAnswers = crm.answers()
                async let tasksAnswer = tasks.answers()
                return await CRMProviders(
                    crm: crm.provider,
                    crmAnswers: crmAnswers,
                    tasks: tasks.provider,
                    tasksAnswer: tasksAnswer
                )
            },
            Route(CRMAPI.upsertContact) { contact, request in
                try await crmEffects.perform(.upsertContact, contact, request, crm.upsertContact)
            },
            Route(CRMAPI.createTicket) { ticket, request in
                try await crmEffects.perform(.createTicket, ticket, request, crm.createTicket)
            },
            Route(CRMAPI.updateTicket) { update, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: update)
                return try await self.update(input, request)
            },
            Route(CRMAPI.recordMail) { mail, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: mail)
                return try await crmEffects.perform(.recordMail, input, request, crm.recordMail)
            },
            Route(CRMAPI.addNote) { note, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: note)
                return try await crmEffects.perform(.addNote, input, request, crm.addNote)
            },
            Route(CRMAPI.createTask) { task, request in
                try await taskEffects.perform(.createTask, task, request, tasks.createTask)
            },
            Route(CRMAPI.news) { watched, _ in try await news(of: watched) },
            Route(CRMAPI.diagnosis) { _, _ in
                CRMDiagnosis(crm: crm.provider, findings: try await crm.diagnose())
            },
            Route(CRMAPI.repair) { _, _ in try await crm.repair() },
        ]
    }

    /// Changes a ticket, and records the mail that comes with the change.
    ///
    /// A provider that recognises keys does both at once. For any other they are
    /// two effects, each under its own key.
    private func update(
        _ change: OnTicket<TicketUpdate>,
        _ request: Request
    ) async throws -> TicketUpdated {
        guard !crm.recognisesKeys, let mail = change.content.mail else {
            return try await crmEffects.perform(.updateTicket, change, request, crm.updateTicket)
        }
        let recorded = try await crmEffects.perform(
            .recordMail,
            OnTicket(ticket: change.ticket, content: mail.content),
            Effects.Asked(key: mail.key, trace: request.trace) {
                try .of(mail.content, recordedOn: change.ticket)
            },
            crm.recordMail
        )
        let updated = try await crmEffects.perform(
            .updateTicket,
            OnTicket(ticket: change.ticket, content: change.content.withoutMail),
            request,
            crm.updateTicket
        )
        return TicketUpdated(ticketID: updated.ticketID, recordID: recorded.recordID)
    }

    private func news(of watched: TicketsToWatch) async throws -> CRMNews {
        guard watched.tickets.count <= TicketsToWatch.limit else {
            throw RequestError.invalid([
                FieldError(
                    pointer: "#/tickets",
                    detail: "must have at most \(TicketsToWatch.limit) members"
                )
            ])
        }
        return try await crm.news(watched)
    }
}

extension String {
    /// The fingerprint of a call that records a mail by itself.
    fileprivate static func of(
        _ mail: RecordedMail,
        recordedOn ticket: Ticket.ID
    ) throws -> String {
        let endpoint = CRMAPI.recordMail
        return Request.fingerprint(
            of: endpoint.method,
            endpoint.path.replacing("{ticket}", with: ticket.rawValue),
            try WireCoding.encode(mail)
        )
    }
}

extension TicketUpdate {
    fileprivate var withoutMail: TicketUpdate {
        TicketUpdate(
            stage: stage,
            validationStatus: validationStatus,
            creditsEstimes: creditsEstimes,
            clickupSubtaskID: clickupSubtaskID
        )
    }
}
