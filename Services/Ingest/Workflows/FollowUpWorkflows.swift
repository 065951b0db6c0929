import Contracts
import Durability
import FoundationEssentials
import Observability
import StrictJSON

/// What follows a word about a quote: the client's, a person's, or time's.
struct FollowUpWorkflows: Sendable {
    let house: House
    let correspondence: Correspondence
    let quotes: QuoteWorkflow
    let files: FileKeeping
    let log: Log

    /// The workflow of each kind of follow-up.
    var byKind: [String: JournalWorker.Workflow] {
        [
            RunKind.validation: { try await validation($0) },
            RunKind.refusal: { try await refusal($0) },
            RunKind.question: { try await question($0) },
            RunKind.information: { try await information($0) },
            RunKind.reminder: { try await reminder($0) },
            RunKind.expiry: { try await expiry($0) },
            RunKind.estimate: { try await estimate($0) },
            RunKind.mailNotice: { try await mailNotice($0) },
            RunKind.quarantineNotice: { try await mailNotice($0) },
            RunKind.correction: { try await correction($0) },
        ]
    }

    /// Confirms to the client and opens the production task (A3.2, A3.7).
    ///
    /// The ticket says so first, and the task is made when its list answers
    /// (A5.5).
    private func validation(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        let quote = followUp.quote
        try await recordMail(of: followUp, run)
        try await update(
            quote,
            TicketUpdate(
                stage: .waitingOnUs,
                validationStatus: .validated,
                creditsEstimes: quote.credits
            ),
            run
        )
        try await correspondence.send(.confirmation, about: quote, in: run)
        let task = try await run.call("task") { key in
            try await house.createTask(
                Order(input: productionTask(for: followUp), key: key, trace: run.context)
            )
        }
        try run.write("task noted", mayWait: true) {
            try QuoteBook.note(task.subtaskID, on: quote.ticketID, $0)
        }
        try await update(
            quote,
            TicketUpdate(clickupSubtaskID: task.subtaskID),
            run,
            step: "ticket-task"
        )
        try await tellAdmin(.validated, followUp, run)
        return try WireCoding.encode(task)
    }

    /// Closes the ticket and takes leave of the client (A3.3).
    private func refusal(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        try await recordMail(of: followUp, run)
        try await update(
            followUp.quote,
            TicketUpdate(stage: .closed, validationStatus: .rejected),
            run
        )
        try await takeLeave(
            .refusal,
            telling: notice(.rejected, followUp),
            about: followUp.quote,
            run
        )
        return try WireCoding.encode(Nothing())
    }

    /// Puts what a person must read on the ticket and tells the admin (A3.4).
    private func question(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        try await recordMail(of: followUp, run)
        try await note(followUp, .init(), run)
        let isFromCRM = followUp.channel == Statement.byCRM
        try await tellAdmin(isFromCRM ? .crmChange : .replyForPerson, followUp, run)
        return try WireCoding.encode(Nothing())
    }

    /// Analyses again with what the client added: a quote, or asked again
    /// (A3.5).
    ///
    /// A question that came with the files is for a person all the same.
    private func information(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        let work = CustomerRequest.ID(run.id.rawValue)
        try await recordMail(of: followUp, run)
        var attachments = try await files.keep(followUp.uploads, of: work, in: run)
        attachments.failed += followUp.circumstances?.unkept ?? []
        try await note(followUp, attachments, run)
        var quote = followUp.quote
        quote.files += attachments.stored
        _ = try await quotes.quote(
            quote,
            telling: { followUp.intent == .info ? nil : notice(.replyAnalysed, followUp, as: $0) },
            in: run
        )
        try await files.forget(followUp.uploads, of: work, in: run)
        return try WireCoding.encode(Nothing())
    }

    /// Reminds of a quote, unless it was answered in the meantime (A3.9).
    private func reminder(_ run: JournalRun) async throws -> Data {
        let quote = try FollowUp(of: run).quote
        try await correspondence.send(
            .reminder,
            about: quote,
            in: run,
            if: { try await quotes.book.isCurrent(quote) }
        )
        return try WireCoding.encode(Nothing())
    }

    /// Closes a ticket whose quote nobody answered, unless a person has said
    /// yes in the meantime (A3.9).
    private func expiry(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        guard try await quotes.book.isCurrent(followUp.quote) else {
            return try WireCoding.encode(Nothing())
        }
        // The CRM knows no "expired": a quote that ran out is a rejected one.
        try await update(
            followUp.quote,
            TicketUpdate(stage: .closed, validationStatus: .rejected),
            run
        )
        try await takeLeave(
            .expiry,
            telling: notice(.expired, followUp),
            about: followUp.quote,
            run
        )
        return try WireCoding.encode(Nothing())
    }
}

// MARK: - Steps

extension FollowUpWorkflows {
    func update(
        _ quote: Quote,
        _ update: TicketUpdate,
        _ run: JournalRun,
        step: String = "ticket-state"
    ) async throws {
        _ = try await run.call(step) { key in
            try await house.updateTicket(
                Order(
                    input: AboutTicket(ticketID: quote.ticketID, content: update),
                    key: key,
                    trace: run.context
                )
            )
        }
    }

    private func note(
        _ followUp: FollowUp,
        _ attachments: FileKeeping.Attachments,
        _ run: JournalRun
    ) async throws {
        _ = try await run.call("note") { key in
            try await house.addNote(
                Order(
                    input: AboutTicket(
                        ticketID: followUp.quote.ticketID,
                        content: NoteToAdd(text: noteText(followUp, attachments))
                    ),
                    key: key,
                    trace: run.context
                )
            )
        }
    }

    private func noteText(_ followUp: FollowUp, _ attachments: FileKeeping.Attachments) -> String {
        let writer = followUp.circumstances?.writer
        let heading = writer.map { "\($0) écrit :" } ?? "Le client écrit :"
        let said = [followUp.words] + attachments.links
        let lines =
            [followUp.circumstances?.remark ?? ""]
            + (said == [""] && followUp.circumstances?.remark != nil ? [] : [heading] + said)
            + attachments.failed.map { "Fichier non conservé : \($0.name) (\($0.reason))" }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Writes to the client for the last time, and tells the admin.
    private func takeLeave(
        _ template: MessageTemplate,
        telling notice: AdminNotice,
        about quote: Quote,
        _ run: JournalRun
    ) async throws {
        let message = try await correspondence.message(template, about: quote, in: run)
        let receipt = try await correspondence.send(
            Correspondence.Letters(
                message: message,
                quote: quote,
                isForAdmin: false,
                notice: notice
            ),
            in: run
        )
        guard let receipt else { return }
        try await correspondence.record(message, receipt, on: quote.ticketID, in: run)
    }

    private func tellAdmin(
        _ kind: AdminNoticeKind,
        _ followUp: FollowUp,
        _ run: JournalRun
    ) async throws {
        _ = try await run.call("admin-notice") { key in
            try await house.tellAdmin(
                Order(input: notice(kind, followUp), key: key, trace: run.context)
            )
        }
    }

    func notice(
        _ kind: AdminNoticeKind,
        _ followUp: FollowUp,
        as changed: Quote? = nil
    ) -> AdminNotice {
        let quote = changed ?? followUp.quote
        let circumstances = followUp.circumstances
        let detail = [
            circumstances?.remark ?? "", circumstances?.origin ?? "", followUp.words,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
        return AdminNotice(
            kind: kind,
            requestID: quote.requestID,
            ticketID: quote.ticketID,
            ticketURL: quote.ticketURL,
            userEmail: quote.userEmail,
            objet: quote.objet,
            validationStatus: quote.status,
            creditsEstimes: quote.credits,
            detail: detail.isEmpty ? nil : detail
        )
    }

    private func productionTask(for followUp: FollowUp) -> TaskToCreate {
        let quote = followUp.quote
        return TaskToCreate(
            ticketID: quote.ticketID,
            userEmail: quote.userEmail,
            userName: quote.userName,
            objet: quote.objet,
            description: quote.description,
            credits: quote.credits ?? 0,
            ticketURL: quote.ticketURL,
            fichiersURLs: quote.files.map(\.url),
            adminNotes: followUp.adminNotes
        )
    }
}

extension Circumstances {
    /// Who wrote the mail and under what subject, when it was not the client.
    fileprivate var origin: String? {
        writer.map { writer in
            "De : \(writer)\nObjet : \(subject.flatMap { $0.isEmpty ? nil : $0 } ?? "(sans objet)")"
        }
    }
}

extension FollowUp {
    init(of run: JournalRun) throws {
        self = try RecordCoding.decode(FollowUp.self, from: run.payload)
    }
}
