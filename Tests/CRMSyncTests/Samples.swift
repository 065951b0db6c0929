import Contracts

@testable import CRMSync

extension TicketToCreate {
    static func sample(
        contact: ContactToUpsert? = nil,
        type: RequestKind = .modelisation,
        description: String = "Une chaise avec un dossier sculpté.",
        formSource: RequestSource = .modelisation,
        reclassifie: Bool = false,
        fichiersURLs: [String] = [],
        failedFiles: [FailedFile] = []
    ) -> TicketToCreate {
        TicketToCreate(
            contact: contact,
            userEmail: "anna@example.com",
            type: type,
            objet: "Chaise en bois",
            description: description,
            formSource: formSource,
            reclassifie: reclassifie,
            priority: reclassifie ? .high : .medium,
            fichiersURLs: fichiersURLs,
            failedFiles: failedFiles
        )
    }
}

extension TaskToCreate {
    static func sample(
        ticketID: Ticket.ID = Ticket.ID("TKTAAAAAA"),
        userName: String? = "Anna",
        description: String = "Une chaise avec un dossier sculpté.",
        fichiersURLs: [String] = [],
        adminNotes: String? = nil
    ) -> TaskToCreate {
        TaskToCreate(
            ticketID: ticketID,
            userEmail: "anna@example.com",
            userName: userName,
            objet: "Chaise en bois",
            description: description,
            credits: 2,
            ticketURL: "https://desk.example.com/api/tickets/TKTAAAAAA",
            fichiersURLs: fichiersURLs,
            adminNotes: adminNotes
        )
    }
}

extension KeyedMail {
    static func sample(key: String = "mail") -> KeyedMail {
        KeyedMail(key: key, content: .sample())
    }
}

extension RecordedMail {
    static func sample(subject: String = "Votre devis") -> RecordedMail {
        RecordedMail(
            direction: .outgoing,
            from: "studio@example.com",
            to: "anna@example.com",
            subject: subject,
            text: "Bonjour Anna",
            messageID: "quote-1@example.com",
            smtpSent: true
        )
    }
}
