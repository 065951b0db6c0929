import Contracts
import Durability
import FoundationEssentials
import Observability
import Runtime
import ServiceKit
import StrictJSON

/// The pipeline (A2): from an accepted request to its answer, top to bottom.
///
/// Each step is recorded; after a crash the function runs again from the top
/// and what is recorded is not done again.
struct RequestWorkflow: Sendable {
    let house: House
    let files: FileKeeping
    let opening: TicketOpening
    let quotes: QuoteWorkflow
    let clock: WallClock
    let log: Log

    func callAsFunction(_ run: JournalRun) async throws -> Data {
        let id = CustomerRequest.ID(run.id.rawValue)
        let received = try RecordCoding.decode(ReceivedRequest.self, from: run.payload)
        let request = received.submission
        let classification = try await run.compute("classification") {
            try await classify(received, run)
        }
        let attachments = try await files.keep(
            received,
            of: id,
            kind: classification.typeFinal,
            in: run
        )
        let ticket = try await opening.ticket(
            ticketToCreate(request, classification, attachments),
            in: run
        )
        // For mails to come: nothing that follows depends on it.
        try run.write("client noted", mayWait: true) {
            try ClientBook.note(
                request.userEmail,
                ticket.ticketID,
                objet: request.objet,
                $0,
                at: run.createdAt
            )
        }
        let quoted: (quote: Quote, mail: MailState?)?
        if classification.typeFinal == .modelisation {
            quoted = try await quotes.quote(
                draft(received, id, ticket, attachments.stored),
                telling: { notice(id, request, classification, ticket, $0) },
                in: run
            )
        } else {
            quoted = nil
            _ = try await run.call("admin-notice") { key in
                try await house.tellAdmin(
                    Order(
                        input: notice(id, request, classification, ticket, nil),
                        key: key,
                        trace: run.context
                    )
                )
            }
        }
        try await files.forget(received.uploads, of: id, in: run)
        return try WireCoding.encode(
            answer(id, received, classification, attachments, ticket, quoted)
        )
    }

    // MARK: - Steps

    /// A classifier that cannot be asked leaves the decision to the form (A5.1).
    private func classify(
        _ received: ReceivedRequest,
        _ run: JournalRun
    ) async throws
        -> RequestClassification
    {
        let request = received.submission
        let input = RequestToClassify(
            source: request.source,
            objet: request.objet,
            description: request.description,
            fichiers: received.fileNames
        )
        for pause in [0.2, 0.8, nil] {
            do {
                return try await house.classifyRequest(
                    Order(input: input, key: nil, trace: run.context)
                )
            } catch let error as CallError {
                log.warning(
                    "classification failed",
                    [.field("error.detail", error)],
                    trace: run.context
                )
                guard error.isTransient, let pause else { break }
                try await clock.sleep(pause)
            }
        }
        return RequestClassification(
            typeDetecte: request.source.kind,
            confiance: 0,
            raison: "Classification indisponible : le formulaire décide.",
            method: .fallback,
            coherent: true,
            typeFinal: request.source.kind,
            reclassifie: false
        )
    }
}

// MARK: - Texts and values

extension RequestWorkflow {
    private func ticketToCreate(
        _ request: RequestSubmission,
        _ classification: RequestClassification,
        _ attachments: FileKeeping.Attachments
    ) -> TicketToCreate {
        TicketToCreate(
            contact: ContactToUpsert(email: request.userEmail, name: request.userName),
            userEmail: request.userEmail,
            type: classification.typeFinal,
            objet: request.objet,
            description: request.description,
            formSource: request.source,
            reclassifie: classification.reclassifie,
            priority: classification.reclassifie ? .high : .medium,
            fichiersURLs: attachments.links,
            failedFiles: attachments.failed
        )
    }

    private func draft(
        _ received: ReceivedRequest,
        _ id: CustomerRequest.ID,
        _ ticket: TicketCreated,
        _ files: [StoredFile]
    ) -> Quote {
        Quote(
            ticketID: ticket.ticketID,
            ticketURL: ticket.ticketURL,
            requestID: id,
            version: 1,
            status: .pendingAdmin,
            credits: nil,
            userEmail: received.submission.userEmail,
            userName: received.submission.userName,
            objet: received.submission.objet,
            description: received.submission.description,
            language: received.language,
            files: files,
            quotedAt: clock.now()
        )
    }

    private func notice(
        _ id: CustomerRequest.ID,
        _ request: RequestSubmission,
        _ classification: RequestClassification,
        _ ticket: TicketCreated,
        _ quote: Quote?
    ) -> AdminNotice {
        AdminNotice(
            kind: ticket.contactProblem != nil
                ? .contactFailed : classification.reclassifie ? .reclassified : .request,
            requestID: id,
            ticketID: ticket.ticketID,
            ticketURL: ticket.ticketURL,
            userEmail: request.userEmail,
            objet: request.objet,
            classification: classification,
            validationStatus: quote?.status ?? .notApplicable,
            creditsEstimes: quote?.credits,
            detail: ticket.contactProblem
        )
    }

    private func answer(
        _ id: CustomerRequest.ID,
        _ received: ReceivedRequest,
        _ classification: RequestClassification,
        _ attachments: FileKeeping.Attachments,
        _ ticket: TicketCreated,
        _ quoted: (quote: Quote, mail: MailState?)?
    ) -> RequestAnswer {
        let quote = quoted?.quote
        return RequestAnswer(
            status: quote == nil ? .created : .pendingValidation,
            requestID: id,
            ticketID: ticket.ticketID,
            ticketURL: ticket.ticketURL,
            isNewTicket: true,
            classification: classification,
            filesUploaded: attachments.stored.count,
            validationStatus: quote?.status ?? .notApplicable,
            creditsEstimes: quote?.credits,
            message: AnswerText.message(
                for: quote?.status,
                mail: quoted?.mail,
                in: received.language
            )
        )
    }
}
