import Contracts
import FoundationEssentials
import ServiceKit
import Testing

@testable import Ingest

/// What the other services do several effects of at a call: each is kept
/// under its own key, and the call fails when one of them is told to.
extension HouseStub {
    @Sendable
    func createTicket(_ order: Order<TicketToCreate>) async throws -> TicketCreated {
        let key = try #require(order.key, "an effect needs a key")
        var contact: (id: Contact.ID?, problem: String?) = (nil, nil)
        if let wanted = order.input.contact {
            do {
                let made = Order(input: wanted, key: key, trace: order.trace)
                contact.id = try await upsertContact(made).contactID
            } catch let error as CallError where !error.isTransient {
                contact.problem = error.description
            }
        }
        return try await perform(.createTicket, order) { [contact] in
            TicketCreated(
                ticketID: Ticket.ID("T-\($1)"),
                ticketURL: "https://crm.example.com/tickets/T-\($1)",
                contactID: contact.id,
                contactProblem: contact.problem
            )
        }
    }

    /// One for each address, whatever the key.
    @Sendable
    func upsertContact(_ order: Order<ContactToUpsert>) async throws -> ContactUpserted {
        _ = try #require(order.key, "an effect needs a key")
        try await begin(.upsertContact)
        let made = try keep(.upsertContact, "contact \(order.input.email)", order.input) {
            ContactUpserted(contactID: Contact.ID("C-\($1)"))
        }
        try await end(.upsertContact)
        return made
    }

    @Sendable
    func updateTicket(_ order: Order<AboutTicket<TicketUpdate>>) async throws -> TicketUpdated {
        var recorded: MailRecorded?
        if let mail = order.input.content.mail {
            let record = AboutTicket(ticketID: order.input.ticketID, content: mail.content)
            recorded = try await recordMail(
                Order(input: record, key: mail.key, trace: order.trace)
            )
        }
        return try await perform(.updateTicket, order) { [recorded] input, _ in
            TicketUpdated(ticketID: input.ticketID, recordID: recorded?.recordID)
        }
    }

    @Sendable
    func recordMail(_ order: Order<AboutTicket<RecordedMail>>) async throws -> MailRecorded {
        try await perform(.recordMail, order) { MailRecorded(recordID: "R-\($1)") }
    }

    @Sendable
    func sendLetters(_ order: Order<LettersToSend>) async throws -> LetterReceipts {
        _ = try #require(order.key, "an effect needs a key")
        let letters = order.input.letters
        let operations = [.sendLetters] + letters.map(\.operation)
        for operation in operations { try await begin(operation) }
        let state = answering.mailState
        let receipts = try letters.map { letter in
            if let mail = letter.mail {
                try keep(.sendMail, letter.key, mail) {
                    Self.receipt(to: $0.to, number: $1, state)
                }
            } else {
                try keep(.tellAdmin, letter.key, try #require(letter.notice)) {
                    Self.receipt(to: nil, number: $1, .stored)
                }
            }
        }
        for operation in operations { try await end(operation) }
        return LetterReceipts(receipts: receipts)
    }
}

extension TicketUpdate {
    /// What changes, whatever mail comes with it.
    var withoutMail: TicketUpdate {
        TicketUpdate(
            stage: stage,
            validationStatus: validationStatus,
            creditsEstimes: creditsEstimes,
            clickupSubtaskID: clickupSubtaskID
        )
    }
}

extension Letter {
    fileprivate var operation: HouseStub.Operation { mail == nil ? .tellAdmin : .sendMail }
}

extension MessageToCompose {
    /// The message that follows from an analysis.
    init(_ order: RequestToQuote, _ analysis: RequestAnalysis) {
        let isQuote = analysis.validationStatus == .pendingCredits
        let template: MessageTemplate =
            switch analysis.validationStatus {
            case .pendingInfo: .missingInfo
            case .pendingCredits: analysis.creditsEstimes == 1 ? .quoteOneCredit : .quoteTwoCredits
            default: .adminReview
            }
        let isForAdmin = template == .adminReview
        self.init(
            template: template,
            language: isForAdmin ? .french : order.language,
            ticketID: order.ticketID,
            objet: order.request.objet,
            clientEmail: order.clientEmail,
            clientName: order.clientName,
            description: order.request.description,
            credits: analysis.creditsEstimes,
            missingInfo: analysis.missingInfo,
            warnings: analysis.warnings,
            reason: analysis.reason,
            answerURL: isForAdmin ? nil : isQuote ? order.quoteAnswerURL : order.answerURL,
            ticketURL: order.ticketURL,
            expiresAt: isQuote ? order.expiresAt : nil,
            files: order.files
        )
    }
}
