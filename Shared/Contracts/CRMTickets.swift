/// A ticket to make of a request.
public struct TicketToCreate: Codable, Hashable, Sendable {
    /// Who asks: found or made before the ticket, which is theirs then.
    ///
    /// A contact that the CRM refuses does not keep the ticket from being made
    /// (A5.2); see ``TicketCreated/contactProblem``.
    public let contact: ContactToUpsert?

    /// Whose ticket it is, where the caller had the contact made: as callers
    /// did before they named the ``contact``.
    public let contactID: Contact.ID?
    public let userEmail: String
    public let type: RequestKind
    public let objet: String
    public let description: String
    public let formSource: RequestSource
    public let reclassifie: Bool
    public let priority: TicketPriority

    /// Links to the stored files, in the order of the form.
    public let fichiersURLs: [String]

    /// The files that could not be stored, each with the reason (A5.3).
    public let failedFiles: [FailedFile]

    public init(
        contact: ContactToUpsert? = nil,
        contactID: Contact.ID? = nil,
        userEmail: String,
        type: RequestKind,
        objet: String,
        description: String,
        formSource: RequestSource,
        reclassifie: Bool,
        priority: TicketPriority,
        fichiersURLs: [String],
        failedFiles: [FailedFile]
    ) {
        self.contact = contact
        self.contactID = contactID
        self.userEmail = userEmail
        self.type = type
        self.objet = objet
        self.description = description
        self.formSource = formSource
        self.reclassifie = reclassifie
        self.priority = priority
        self.fichiersURLs = fichiersURLs
        self.failedFiles = failedFiles
    }

    private enum CodingKeys: String, CodingKey {
        case contact, type, objet, description, reclassifie, priority
        case contactID = "contact_id"
        case userEmail = "user_email"
        case formSource = "form_source"
        case fichiersURLs = "fichiers_urls"
        case failedFiles = "failed_files"
    }
}

/// A file that the ticket has to do without.
public struct FailedFile: Codable, Hashable, Sendable {
    public let name: String
    public let reason: String

    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }
}

public struct TicketCreated: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let ticketURL: String

    /// The contact that was named with the ticket, unless the CRM refused it.
    public let contactID: Contact.ID?

    /// Why the ticket has no contact although one was named (A5.2).
    public let contactProblem: String?

    public init(
        ticketID: Ticket.ID,
        ticketURL: String,
        contactID: Contact.ID? = nil,
        contactProblem: String? = nil
    ) {
        self.ticketID = ticketID
        self.ticketURL = ticketURL
        self.contactID = contactID
        self.contactProblem = contactProblem
    }

    private enum CodingKeys: String, CodingKey {
        case ticketID = "ticket_id"
        case ticketURL = "ticket_url"
        case contactID = "contact_id"
        case contactProblem = "contact_problem"
    }
}

/// What changes on a ticket; what is absent stays as it is.
public struct TicketUpdate: Codable, Hashable, Sendable {
    public let stage: TicketStage?
    public let validationStatus: ValidationStatus?
    public let creditsEstimes: Int?
    public let clickupSubtaskID: ProductionTask.ID?

    /// A mail to record on the ticket with the change.
    public let mail: KeyedMail?

    public init(
        stage: TicketStage? = nil,
        validationStatus: ValidationStatus? = nil,
        creditsEstimes: Int? = nil,
        clickupSubtaskID: ProductionTask.ID? = nil,
        mail: KeyedMail? = nil
    ) {
        self.stage = stage
        self.validationStatus = validationStatus
        self.creditsEstimes = creditsEstimes
        self.clickupSubtaskID = clickupSubtaskID
        self.mail = mail
    }

    private enum CodingKeys: String, CodingKey {
        case stage, mail
        case validationStatus = "validation_status"
        case creditsEstimes = "credits_estimes"
        case clickupSubtaskID = "clickup_subtask_id"
    }
}

/// A mail to record with something else, once, as if it was recorded by itself.
public struct KeyedMail: Codable, Hashable, Sendable {
    /// The key that recording it by itself would have.
    public let key: String
    public let content: RecordedMail

    public init(key: String, content: RecordedMail) {
        self.key = key
        self.content = content
    }
}

public struct TicketUpdated: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID

    /// The identifier in the CRM of the mail that came with the change.
    public let recordID: String?

    public init(ticketID: Ticket.ID, recordID: String? = nil) {
        self.ticketID = ticketID
        self.recordID = recordID
    }

    private enum CodingKeys: String, CodingKey {
        case ticketID = "ticket_id"
        case recordID = "record_id"
    }
}

public struct MailRecorded: Codable, Hashable, Sendable {
    /// The record's own identifier in the CRM.
    public let recordID: String

    public init(recordID: String) {
        self.recordID = recordID
    }

    private enum CodingKeys: String, CodingKey {
        case recordID = "record_id"
    }
}

public struct NoteToAdd: Codable, Hashable, Sendable {
    public let text: String

    public init(text: String) {
        self.text = text
    }
}

public struct NoteAdded: Codable, Hashable, Sendable {
    public let noteID: String

    public init(noteID: String) {
        self.noteID = noteID
    }

    private enum CodingKeys: String, CodingKey {
        case noteID = "note_id"
    }
}

/// The production task that a validated quote opens (A3.7).
public struct TaskToCreate: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let userEmail: String
    public let userName: String?
    public let objet: String
    public let description: String
    public let credits: Int
    public let ticketURL: String
    public let fichiersURLs: [String]
    public let adminNotes: String?

    public init(
        ticketID: Ticket.ID,
        userEmail: String,
        userName: String?,
        objet: String,
        description: String,
        credits: Int,
        ticketURL: String,
        fichiersURLs: [String],
        adminNotes: String?
    ) {
        self.ticketID = ticketID
        self.userEmail = userEmail
        self.userName = userName
        self.objet = objet
        self.description = description
        self.credits = credits
        self.ticketURL = ticketURL
        self.fichiersURLs = fichiersURLs
        self.adminNotes = adminNotes
    }

    private enum CodingKeys: String, CodingKey {
        case objet, description, credits
        case ticketID = "ticket_id"
        case userEmail = "user_email"
        case userName = "user_name"
        case ticketURL = "ticket_url"
        case fichiersURLs = "fichiers_urls"
        case adminNotes = "admin_notes"
    }
}

public struct TaskCreated: Codable, Hashable, Sendable {
    public let subtaskID: ProductionTask.ID

    public init(subtaskID: ProductionTask.ID) {
        self.subtaskID = subtaskID
    }

    private enum CodingKeys: String, CodingKey {
        case subtaskID = "subtask_id"
    }
}
