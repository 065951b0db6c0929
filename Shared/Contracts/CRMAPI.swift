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
        "Creates a request's ticket, and its contact unless there is one (A2.3, A2.4)",
        status: 201,
        isEffect: true
    )
    public static let updateTicket = Endpoint<TicketUpdate, TicketUpdated>(
        .patch,
        "/v1/crm/tickets/{ticket}",
        "Changes a ticket's stage and properties, and records a mail with it (A2.7, A4)",
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
    public static let diagnosis = Endpoint<Nothing, CRMDiagnosis>(
        .get,
        "/v1/crm/diagnosis",
        "Says what in the CRM is not as Guichet needs it (A4)"
    )
    public static let repair = Endpoint<Nothing, CRMRepair>(
        .post,
        "/v1/crm/diagnosis/repair",
        "Makes in the CRM what Guichet needs and can make (A4)"
    )

    public static let providers = Endpoint<Nothing, CRMProviders>(
        .get,
        "/v1/crm/providers",
        "Says which CRM and which task list are used, and whether they answer"
    )

    public static let endpoints: [any AnyEndpoint] = [
        providers, upsertContact, createTicket, updateTicket, recordMail, addNote, createTask, news,
        diagnosis, repair,
    ]
}

/// Which systems CRMSync works with.
public struct CRMProviders: Codable, Hashable, Sendable {
    public let crm: CRMProvider

    /// Whether it answers now, as far as is known.
    public let crmAnswers: Bool
    public let tasks: CRMProvider

    /// Whether it answers now, as far as is known.
    public let tasksAnswer: Bool

    public init(
        crm: CRMProvider,
        crmAnswers: Bool,
        tasks: CRMProvider,
        tasksAnswer: Bool
    ) {
        self.crm = crm
        self.crmAnswers = crmAnswers
        self.tasks = tasks
        self.tasksAnswer = tasksAnswer
    }

    private enum CodingKeys: String, CodingKey {
        case crm, tasks
        case crmAnswers = "crm_answers"
        case tasksAnswer = "tasks_answer"
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
