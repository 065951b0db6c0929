import Contracts
import Curl
import Runtime
import ServiceKit

extension House {
    /// The services over HTTP, each at its `<SERVICE>_URL`.
    static func http(_ clients: HouseClients) -> House {
        let crm = clients.crmSync
        return House(
            classifyRequest: { order in
                try await clients.classification.call(
                    ClassificationAPI.classifyRequest,
                    order.input,
                    context: order.context
                )
            },
            classifyReply: { order in
                try await clients.classification.call(
                    ClassificationAPI.classifyReply,
                    order.input,
                    context: order.context
                )
            },
            quote: { order in
                try await clients.quoting.call(
                    QuotingAPI.quote,
                    order.input,
                    context: order.context
                )
            },
            compose: { order in
                try await clients.quoting.call(
                    QuotingAPI.compose,
                    order.input,
                    context: order.context
                )
            },
            fetchFile: { order in
                try await clients.files.call(FilesAPI.fetch, order.input, context: order.patient)
            },
            uploadFile: { order in
                try await clients.files.upload(
                    FilesAPI.upload,
                    file: order.input.path,
                    size: order.input.size,
                    query: ["name": order.input.name],
                    context: order.patient
                )
            },
            upsertContact: { order in
                try await crm.call(CRMAPI.upsertContact, order.input, context: order.context)
            },
            createTicket: { order in
                try await crm.call(CRMAPI.createTicket, order.input, context: order.context)
            },
            updateTicket: { try await crm.call(CRMAPI.updateTicket, about: $0) },
            recordMail: { try await crm.call(CRMAPI.recordMail, about: $0) },
            addNote: { try await crm.call(CRMAPI.addNote, about: $0) },
            createTask: { order in
                try await crm.call(CRMAPI.createTask, order.input, context: order.context)
            },
            sendMail: { order in
                try await clients.notifications.call(
                    NotificationsAPI.sendMail,
                    order.input,
                    context: order.context
                )
            },
            sendLetters: { order in
                try await clients.notifications.call(
                    NotificationsAPI.sendLetters,
                    order.input,
                    context: order.context
                )
            },
            tellAdmin: { order in
                try await clients.notifications.call(
                    NotificationsAPI.tellAdmin,
                    order.input,
                    context: order.context
                )
            },
            readMailbox: { order in
                try await clients.notifications.call(
                    NotificationsAPI.readMailbox,
                    order.input,
                    context: order.unhurried
                )
            },
            incomingMails: { order in
                try await clients.notifications.call(
                    NotificationsAPI.incomingMails,
                    Nothing(),
                    query: [
                        "after": String(order.input.position), "limit": String(order.input.limit),
                    ],
                    context: order.context
                )
            },
            downloadAttachment: { order in
                let file = order.input
                return try await clients.notifications.download(
                    NotificationsAPI.incomingAttachment,
                    parameters: ["mail": file.mail, "number": String(file.number)],
                    to: SavedAnswer(path: file.path, limit: file.limit),
                    context: order.patient
                )
            },
            crmNews: { try await crm.call(CRMAPI.news, $0.input, context: $0.unhurried) }
        )
    }
}

/// A client for each service that Ingest calls.
struct HouseClients: Sendable {
    let classification: ServiceClient
    let quoting: ServiceClient
    let crmSync: ServiceClient
    let notifications: ServiceClient
    let files: ServiceClient

    init(_ environment: Environment, http: HTTPClient) throws {
        classification = try ServiceClient(.classification, environment, http: http)
        quoting = try ServiceClient(.quoting, environment, http: http)
        crmSync = try ServiceClient(.crmSync, environment, http: http)
        notifications = try ServiceClient(.notifications, environment, http: http)
        files = try ServiceClient(.files, environment, http: http)
    }
}

extension ServiceClient {
    fileprivate func call<Content, Output>(
        _ endpoint: Endpoint<Content, Output>,
        about order: Order<AboutTicket<Content>>
    ) async throws(CallError) -> Output {
        try await call(
            endpoint,
            order.input.content,
            parameters: ["ticket": order.input.ticketID.rawValue],
            context: order.context
        )
    }
}
