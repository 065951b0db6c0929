import Contracts
import Durability
import HTTP
import Observability
import ServiceKit

/// Has a request's ticket opened, with the contact whose it is (A2.3, A2.4).
///
/// Earlier versions had the contact made in a step of its own, and named its
/// identifier with the ticket. Who was asked so is asked so again: the same
/// key with another content would be refused.
struct TicketOpening: Sendable {
    let house: House
    let log: Log

    /// Opens the ticket in the step "ticket".
    ///
    /// A contact that the CRM refuses does not keep the ticket from being made
    /// (A5.2): the answer says why there is none.
    ///
    /// - Parameters:
    ///   - wanted: The ticket, naming its contact.
    ///   - run: The run whose step it is.
    /// - Returns: The ticket.
    /// - Throws: What CRMSync answered.
    func ticket(_ wanted: TicketToCreate, in run: JournalRun) async throws -> TicketCreated {
        let earlier = try run.earlier("contact", as: ContactOutcome.self)
        let ticket = try await run.call("ticket", isLasting: \.isLasting) { key in
            if let earlier { return try await open(wanted, of: earlier, key, run) }
            do {
                return try await house.createTicket(order(wanted, key, run))
            } catch let error as CallError where error.isOfReusedKey {
                // Asked for by an earlier version that did not live to record it.
                let contact = try await contact(of: wanted, "\(run.id):contact", run)
                return try await open(wanted, of: contact, key, run)
            }
        }
        if let problem = ticket.contactProblem {
            log.warning(
                "contact could not be made",
                [.field("error.detail", problem)],
                trace: run.context
            )
        }
        // What was recorded by an earlier version says nothing of the contact.
        return TicketCreated(
            ticketID: ticket.ticketID,
            ticketURL: ticket.ticketURL,
            contactID: ticket.contactID ?? earlier?.contactID,
            contactProblem: ticket.contactProblem ?? earlier?.problem
        )
    }

    private func open(
        _ wanted: TicketToCreate,
        of contact: ContactOutcome,
        _ key: String,
        _ run: JournalRun
    ) async throws -> TicketCreated {
        let ticket = try await house.createTicket(
            order(wanted.of(contact.contactID), key, run)
        )
        return TicketCreated(
            ticketID: ticket.ticketID,
            ticketURL: ticket.ticketURL,
            contactID: contact.contactID,
            contactProblem: contact.problem
        )
    }

    private func contact(
        of wanted: TicketToCreate,
        _ key: String,
        _ run: JournalRun
    ) async throws -> ContactOutcome {
        guard let contact = wanted.contact else { return ContactOutcome() }
        do {
            let made = try await house.upsertContact(order(contact, key, run))
            return ContactOutcome(contactID: made.contactID)
        } catch let error as CallError where !error.isTransient {
            return ContactOutcome(problem: error.description)
        }
    }

    private func order<Input>(_ input: Input, _ key: String, _ run: JournalRun) -> Order<Input> {
        Order(input: input, key: key, trace: run.context)
    }
}

/// What became of the contact in the step that earlier versions had for it:
/// its identifier, or why there is none.
private struct ContactOutcome: Codable {
    var contactID: Contact.ID?
    var problem: String?
}

extension TicketCreated {
    /// Whether it would come again as it is: a contact that was refused may be
    /// accepted later.
    fileprivate var isLasting: Bool { contactProblem == nil }
}

extension TicketToCreate {
    /// This ticket as earlier versions asked for it.
    fileprivate func of(_ contactID: Contact.ID?) -> TicketToCreate {
        TicketToCreate(
            contactID: contactID,
            userEmail: userEmail,
            type: type,
            objet: objet,
            description: description,
            formSource: formSource,
            reclassifie: reclassifie,
            priority: priority,
            fichiersURLs: fichiersURLs,
            failedFiles: failedFiles
        )
    }
}

extension CallError {
    /// Whether the service did something else under this key.
    fileprivate var isOfReusedKey: Bool {
        guard case .refused(let problem) = reason else { return false }
        return problem.type == Problem.keyReused.type
    }
}
