import Contracts
import HTTP

/// CRMSync's operations.
struct CRMRoutes: Sendable {
    let crm: CRM
    let effects: Effects

    var all: [Route] {
        [
            Route(CRMAPI.providers) { _, _ in crm.providers },
            Route(CRMAPI.upsertContact) { contact, request in
                try await effects.perform(.upsertContact, contact, request, crm.upsertContact)
            },
            Route(CRMAPI.createTicket) { ticket, request in
                try await effects.perform(.createTicket, ticket, request, crm.createTicket)
            },
            Route(CRMAPI.updateTicket) { update, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: update)
                return try await effects.perform(.updateTicket, input, request, crm.updateTicket)
            },
            Route(CRMAPI.recordMail) { mail, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: mail)
                return try await effects.perform(.recordMail, input, request, crm.recordMail)
            },
            Route(CRMAPI.addNote) { note, request in
                let input = OnTicket(ticket: try request.parameter("ticket"), content: note)
                return try await effects.perform(.addNote, input, request, crm.addNote)
            },
            Route(CRMAPI.createTask) { task, request in
                try await effects.perform(.createTask, task, request, crm.createTask)
            },
        ]
    }
}
