import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import Observability
import Runtime

extension MailHandling {
    func ignore(_ mail: ArrivedMail, _ outcome: String) async throws -> Outcome {
        let now = clock.now()
        try await book.database.write { connection in
            try IncomingBook.close(mail.key, as: outcome, budgetDay: nil, connection, at: now)
        }
        return .ignored
    }

    /// An absence notice is shown with the ticket's answers, and does nothing.
    func recordAutomatic(
        _ mail: ArrivedMail,
        on ticket: Ticket.ID
    ) async throws -> Outcome {
        let now = clock.now()
        let statement = intake.desk.statement(
            ValidationDesk.Saying(
                ticketID: ticket,
                decision: .ask,
                channel: mail.channel,
                reading: ReplyClassification(
                    certain: .autoReply,
                    words: String(mail.text.trimmed.prefix(500)),
                    language: .french
                ),
                key: StatementKey(text: mail.key, fingerprint: mail.key),
                trace: TraceContext()
            )
        )
        try await book.database.write { connection in
            try QuoteBook.record(statement, connection)
            try IncomingBook.close(mail.key, as: "auto_reply", budgetDay: nil, connection, at: now)
        }
        intake.desk.tally.count(mail.channel, .autoReply)
        return .ignored
    }

    func tellOfBounce(_ mail: ArrivedMail, _ ticket: Ticket.ID) async throws -> Outcome {
        let quote = try await quotes.quote(of: ticket)
        return try await tell(
            MailNotice(
                notice: AdminNotice(
                    kind: .bounced,
                    about: ticket,
                    quote,
                    detail: String(mail.text.prefix(2_000))
                )
            ),
            mail,
            as: "bounce"
        )
    }

    /// What nobody could read here may still be an answer.
    func tellOfUnreadable(_ mail: ArrivedMail, _ ticket: Ticket.ID) async throws -> Outcome {
        let quote = try await quotes.quote(of: ticket)
        let writer = mail.from.isEmpty ? "inconnu" : mail.from
        let subject = mail.subject.isEmpty ? "sans objet" : mail.subject
        return try await tell(
            MailNotice(
                notice: AdminNotice(
                    kind: .replyForPerson,
                    about: ticket,
                    quote,
                    detail:
                        "Message illisible ou trop volumineux (expéditeur : \(writer), "
                        + "objet : \(subject)) : il n'a rien changé. Il est à lire dans la boîte de réception."
                )
            ),
            mail,
            as: "unreadable"
        )
    }

    /// A support ticket's client, for one: a person reads what they write.
    func tellOfMailWithoutQuote(
        _ mail: ArrivedMail,
        _ ticket: Ticket.ID
    ) async throws -> Outcome {
        try await tell(
            MailNotice(
                notice: AdminNotice(
                    kind: .replyForPerson,
                    ticketID: ticket,
                    userEmail: mail.from,
                    objet: mail.subject,
                    detail: mail.text
                ),
                record: mail.record(to: mailbox)
            ),
            mail,
            as: "no quote"
        )
    }

    /// Who is a client of ours may be answering a quote all the same.
    func tellOfUnmatched(
        _ mail: ArrivedMail,
        _ tickets: [ClientBook.Known]
    ) async throws -> Outcome {
        let candidates = tickets.map { "- \($0.ticketID) (\($0.objet))" }
        let said = mail.text.trimmed
        return try await tell(
            MailNotice(
                notice: AdminNotice(
                    kind: .unmatchedMail,
                    userEmail: mail.from,
                    objet: mail.subject,
                    detail: (["Tickets de ce client, le plus récent d'abord :"] + candidates + [
                        "", said.isEmpty ? "(message illisible ou vide)" : said,
                    ]).joined(separator: "\n")
                )
            ),
            mail,
            as: "unmatched, told"
        )
    }

    private func tell(
        _ notice: MailNotice,
        _ mail: ArrivedMail,
        as outcome: String
    ) async throws -> Outcome {
        let run = try await book.note(
            mail,
            .closed(as: outcome, budgetDay: today),
            telling: notice,
            name: Random.token(),
            at: clock.now()
        )
        if run != nil { intake.desk.worker.look() }
        return .acted
    }

    func hold(_ mail: ArrivedMail, _ ticket: Ticket.ID?) async throws -> Outcome {
        var quote: Quote?
        if let ticket { quote = try await quotes.quote(of: ticket) }
        let run = try await book.hold(
            mail,
            onDay: today,
            telling: MailNotice(
                notice: AdminNotice(
                    kind: .mailsHeld,
                    about: ticket,
                    quote,
                    detail:
                        "Expéditeur : \(mail.from). Objet : \(mail.subject). Plus de \(budget) messages en un jour : les "
                        + "suivants attendent (guichet validation mails)."
                )
            ),
            at: clock.now()
        )
        if run != nil { intake.desk.worker.look() }
        return .held
    }
}

extension AdminNotice {
    /// A notice of a mail for a ticket, with what its quote says if it has one.
    init(kind: AdminNoticeKind, about ticket: Ticket.ID?, _ quote: Quote?, detail: String) {
        self.init(
            kind: kind,
            requestID: quote?.requestID,
            ticketID: ticket,
            ticketURL: quote?.ticketURL,
            userEmail: quote?.userEmail,
            objet: quote?.objet,
            validationStatus: quote?.status,
            creditsEstimes: quote?.credits,
            detail: detail
        )
    }
}
