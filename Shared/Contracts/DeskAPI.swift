public import FoundationEssentials

/// What Desk stores: contacts, tickets with their conversation, and tasks.
public enum DeskAPI {
    public static let upsertContact = Endpoint<ContactToUpsert, Contact>(
        .post,
        "/v1/contacts",
        "Finds a contact by e-mail, or creates it",
        isEffect: true
    )
    public static let createTicket = Endpoint<DeskTicketToCreate, DeskTicketOpened>(
        .post,
        "/v1/tickets",
        "Opens a ticket, with its contact and its first notes",
        status: 201,
        isEffect: true
    )
    public static let updateTicket = Endpoint<TicketUpdate, DeskTicketChanged>(
        .patch,
        "/v1/tickets/{ticket}",
        "Changes a ticket's stage and properties, and adds a mail with it",
        isEffect: true
    )
    public static let addEntry = Endpoint<DeskEntryToAdd, DeskEntry>(
        .post,
        "/v1/tickets/{ticket}/entries",
        "Adds a mail or a note to a ticket",
        status: 201,
        isEffect: true
    )
    public static let createTask = Endpoint<DeskTaskToCreate, DeskTask>(
        .post,
        "/v1/tasks",
        "Opens a production task",
        status: 201,
        isEffect: true
    )
    public static let listTasks = Endpoint<Nothing, DeskTaskList>(
        .get,
        "/v1/tasks",
        "Lists production tasks, newest first",
        query: ["ticket", "limit", "before"]
    )
    public static let listTickets = Endpoint<Nothing, DeskTicketList>(
        .get,
        "/api/tickets",
        "Lists tickets, newest first",
        query: ["status", "priority", "q", "limit", "before"]
    )
    public static let showTicket = Endpoint<Nothing, DeskTicketDetails>(
        .get,
        "/api/tickets/{ticket}",
        "Shows a ticket with its last entries and tasks",
        query: ["limit", "before"]
    )

    public static let endpoints: [any AnyEndpoint] = [
        upsertContact, createTicket, updateTicket, addEntry, createTask, listTasks, listTickets,
        showTicket,
    ]
}

/// A ticket to open.
public struct DeskTicketToCreate: Codable, Hashable, Sendable {
    /// Whose ticket it is: found by the address, or made with the ticket.
    public let contact: ContactToUpsert?

    /// Whose ticket it is, where that contact is known already.
    public let contactID: Contact.ID?
    public let userEmail: String
    public let subject: String
    public let content: String
    public let category: String
    public let priority: TicketPriority
    public let fichiersURLs: [String]

    /// Notes that begin the conversation, in order.
    public let notes: [String]?

    public init(
        contact: ContactToUpsert? = nil,
        contactID: Contact.ID? = nil,
        userEmail: String,
        subject: String,
        content: String,
        category: String,
        priority: TicketPriority,
        fichiersURLs: [String],
        notes: [String]? = nil
    ) {
        self.contact = contact
        self.contactID = contactID
        self.userEmail = userEmail
        self.subject = subject
        self.content = content
        self.category = category
        self.priority = priority
        self.fichiersURLs = fichiersURLs
        self.notes = notes
    }

    private enum CodingKeys: String, CodingKey {
        case contact, subject, content, category, priority, notes
        case contactID = "contact_id"
        case userEmail = "user_email"
        case fichiersURLs = "fichiers_urls"
    }
}

/// A ticket that was opened.
public struct DeskTicketOpened: Codable, Hashable, Sendable {
    public let id: Ticket.ID
    public let url: String
    public let contactID: Contact.ID?

    /// What about the named contact cannot be kept; the ticket has none then.
    public let contactProblem: String?

    public init(
        id: Ticket.ID,
        url: String,
        contactID: Contact.ID? = nil,
        contactProblem: String? = nil
    ) {
        self.id = id
        self.url = url
        self.contactID = contactID
        self.contactProblem = contactProblem
    }

    private enum CodingKeys: String, CodingKey {
        case id, url
        case contactID = "contact_id"
        case contactProblem = "contact_problem"
    }
}

/// A ticket that was changed.
public struct DeskTicketChanged: Codable, Hashable, Sendable {
    public let id: Ticket.ID

    /// The mail that was added with the change.
    public let entryID: DeskEntry.ID?

    public init(id: Ticket.ID, entryID: DeskEntry.ID? = nil) {
        self.id = id
        self.entryID = entryID
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case entryID = "entry_id"
    }
}

/// A ticket as Desk keeps it.
public struct DeskTicket: Codable, Hashable, Sendable, Identifiable {
    public let id: Ticket.ID
    public let url: String
    public let contactID: Contact.ID?
    public let userEmail: String
    public let subject: String
    public let content: String
    public let category: String
    public let priority: TicketPriority
    public let stage: TicketStage
    public let validationStatus: ValidationStatus?
    public let creditsEstimes: Int?
    public let clickupSubtaskID: ProductionTask.ID?
    public let fichiersURLs: [String]
    public let createdAt: Date
    public let updatedAt: Date

    public init(
        id: Ticket.ID,
        url: String,
        contactID: Contact.ID?,
        userEmail: String,
        subject: String,
        content: String,
        category: String,
        priority: TicketPriority,
        stage: TicketStage,
        validationStatus: ValidationStatus?,
        creditsEstimes: Int?,
        clickupSubtaskID: ProductionTask.ID?,
        fichiersURLs: [String],
        createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.url = url
        self.contactID = contactID
        self.userEmail = userEmail
        self.subject = subject
        self.content = content
        self.category = category
        self.priority = priority
        self.stage = stage
        self.validationStatus = validationStatus
        self.creditsEstimes = creditsEstimes
        self.clickupSubtaskID = clickupSubtaskID
        self.fichiersURLs = fichiersURLs
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, url, subject, content, category, priority, stage
        case contactID = "contact_id"
        case userEmail = "user_email"
        case validationStatus = "validation_status"
        case creditsEstimes = "credits_estimes"
        case clickupSubtaskID = "clickup_subtask_id"
        case fichiersURLs = "fichiers_urls"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// A page of tickets.
public struct DeskTicketList: Codable, Hashable, Sendable {
    public let tickets: [DeskTicket]

    /// What to pass as `before` for the next page; none at the end.
    public let next: String?

    public init(tickets: [DeskTicket], next: String?) {
        self.tickets = tickets
        self.next = next
    }
}

/// A ticket with what was said and done about it.
public struct DeskTicketDetails: Codable, Hashable, Sendable {
    public let ticket: DeskTicket

    /// The last entries of the conversation, the oldest of them first.
    public let entries: [DeskEntry]

    /// What to pass as `before` for the entries before these; none at the start.
    public let next: String?

    /// The newest production tasks, the newest first.
    public let tasks: [DeskTask]

    public init(ticket: DeskTicket, entries: [DeskEntry], next: String?, tasks: [DeskTask]) {
        self.ticket = ticket
        self.entries = entries
        self.next = next
        self.tasks = tasks
    }
}

/// A mail or a note to add to a ticket: exactly one of the two.
public struct DeskEntryToAdd: Codable, Hashable, Sendable {
    public let mail: RecordedMail?
    public let note: String?

    public init(mail: RecordedMail) {
        self.mail = mail
        note = nil
    }

    public init(note: String) {
        mail = nil
        self.note = note
    }
}

/// A mail or a note of a ticket.
public struct DeskEntry: Codable, Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<DeskEntry>

    public let id: ID
    public let mail: RecordedMail?
    public let note: String?
    public let createdAt: Date

    public init(id: ID, mail: RecordedMail?, note: String?, createdAt: Date) {
        self.id = id
        self.mail = mail
        self.note = note
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, mail, note
        case createdAt = "created_at"
    }
}

/// A production task to open.
public struct DeskTaskToCreate: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let name: String
    public let description: String

    public init(ticketID: Ticket.ID, name: String, description: String) {
        self.ticketID = ticketID
        self.name = name
        self.description = description
    }

    private enum CodingKeys: String, CodingKey {
        case name, description
        case ticketID = "ticket_id"
    }
}

/// A production task.
public struct DeskTask: Codable, Hashable, Sendable, Identifiable {
    public let id: ProductionTask.ID
    public let ticketID: Ticket.ID
    public let name: String
    public let description: String
    public let createdAt: Date

    public init(
        id: ProductionTask.ID,
        ticketID: Ticket.ID,
        name: String,
        description: String,
        createdAt: Date
    ) {
        self.id = id
        self.ticketID = ticketID
        self.name = name
        self.description = description
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, description
        case ticketID = "ticket_id"
        case createdAt = "created_at"
    }
}

/// A page of production tasks.
public struct DeskTaskList: Codable, Hashable, Sendable {
    public let tasks: [DeskTask]
    public let next: String?

    public init(tasks: [DeskTask], next: String?) {
        self.tasks = tasks
        self.next = next
    }
}
