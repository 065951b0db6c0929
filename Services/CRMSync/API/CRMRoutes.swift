import Contracts
import Durability
import FoundationEssentials
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
        crmEffects = Effects(ledger: ledger, recognised: crm.recognised)
        taskEffects = Effects(ledger: ledger, recognised: tasks.recognised, lag: tasks.lag)
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
                return try await crmEffects.perform(
                    .updateTicket,
                    input,
                    request,
                    part: { try update.mail.map { try .mail($0, on: input.ticket) } },
                    crm.updateTicket
                )
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

extension EffectLedger.Part<TicketUpdated> {
    /// The record of a mail, as it would be asked for by itself.
    fileprivate static func mail(_ mail: KeyedMail, on ticket: Ticket.ID) throws -> Self {
        let endpoint = CRMAPI.recordMail
        return Self(
            EffectKey(rawValue: mail.key),
            operation: EffectKind.recordMail.rawValue,
            fingerprint: Request.fingerprint(
                of: endpoint.method,
                endpoint.path.replacing("{ticket}", with: ticket.rawValue),
                try WireCoding.encode(mail.content)
            ),
            result: { $0.recordID.map(MailRecorded.init) }
        )
    }
}
