/// What CRMSync does in the CRM: contacts, tickets, notes, mails and tasks,
/// in HubSpot and ClickUp or in Guichet's own desk.
public enum CRMAPI {
    public static let upsertContact = Endpoint<ContactToUpsert, ContactUpserted>(
        .post,
        "/v1/crm/contacts",
        "Finds a contact by e-mail, or creates it (A2.3)",
        isEffect: true
    )
    public static let createTicket = Endpoint<TicketToCreate, TicketCreated>(
        .post,
        "/v1/crm/tickets",
        "Creates a request's ticket (A2.4)",
        status: 201,
        isEffect: true
    )
    public static let updateTicket = Endpoint<TicketUpdate, TicketUpdated>(
        .patch,
        "/v1/crm/tickets/{ticket}",
        "Changes a ticket's stage and properties (A4)",
        isEffect: true
    )
    public static let recordMail = Endpoint<RecordedMail, MailRecorded>(
        .post,
        "/v1/crm/tickets/{ticket}/mails",
        "Records a mail on a ticket (A2.7)",
        status: 201,
        isEffect: true
    )
    public static let addNote = Endpoint<NoteToAdd, NoteAdded>(
        .post,
        "/v1/crm/tickets/{ticket}/notes",
        "Adds a note for staff to a ticket",
        status: 201,
        isEffect: true
    )
    public static let createTask = Endpoint<TaskToCreate, TaskCreated>(
        .post,
        "/v1/crm/tasks",
        "Opens the production task of a validated quote (A3.7)",
        status: 201,
        isEffect: true
    )

    public static let news = Endpoint<TicketsToWatch, CRMNews>(
        .post,
        "/v1/crm/news",
        "Tells where tickets stand and which mails came in for them (A3.1, A3.10)"
    )

    public static let providers = Endpoint<Nothing, CRMProviders>(
        .get,
        "/v1/crm/providers",
        "Says which CRM and which task list are used"
    )

    public static let endpoints: [any AnyEndpoint] = [
        providers, upsertContact, createTicket, updateTicket, recordMail, addNote, createTask,
    ]
}

/// Which systems CRMSync works with.
public struct CRMProviders: Codable, Hashable, Sendable {
    public let crm: CRMProvider
    public let tasks: CRMProvider

    public init(crm: CRMProvider, tasks: CRMProvider) {
        self.crm = crm
        self.tasks = tasks
    }
}

/// A system that keeps contacts and tickets, or tasks.
public struct CRMProvider: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Guichet's own desk.
    public static let desk = CRMProvider(rawValue: "desk")
    public static let hubspot = CRMProvider(rawValue: "hubspot")
    public static let clickup = CRMProvider(rawValue: "clickup")
    public static let known = [desk, hubspot, clickup]
}

public struct ContactToUpsert: Codable, Hashable, Sendable {
    public let email: String
    public let name: String?

    public init(email: String, name: String?) {
        self.email = email
        self.name = name
    }
}

public struct ContactUpserted: Codable, Hashable, Sendable {
    public let contactID: Contact.ID

    public init(contactID: Contact.ID) {
        self.contactID = contactID
    }

    private enum CodingKeys: String, CodingKey {
        case contactID = "contact_id"
    }
}
