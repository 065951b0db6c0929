import Contracts
import FoundationEssentials
import TestSupport

@testable import Ingest

extension IncomingMail {
    /// A mail from the client of the first ticket, a minute after the quote.
    static func sample(
        _ sequence: Int = 1,
        id: String? = nil,
        kind: IncomingMailKind = .message,
        ticket: String? = "T-1",
        matchedBy: String = "token",
        from: String = "anna@example.com",
        to: String? = "bonjour@studio.example.com",
        text: String = "Mes mots",
        receivedAt: Date = TestClock.start + 60,
        files: [Int] = []
    ) -> IncomingMail {
        IncomingMail(
            sequence: sequence,
            id: id ?? "m\(sequence)",
            kind: kind,
            ticketID: ticket.map { Ticket.ID($0) },
            matchedBy: matchedBy,
            from: from,
            to: to,
            subject: "Re: Votre devis",
            text: text,
            receivedAt: receivedAt,
            attachments: files.enumerated().map { number, size in
                IncomingAttachment(number: number, name: "photo-\(number).png", size: size)
            }
        )
    }
}

extension TicketNews {
    /// The first ticket as the CRM shows it.
    static func sample(
        _ status: ValidationStatus? = nil,
        credits: Int? = nil,
        ticket: String = "T-1",
        mails: [CRMMail] = []
    ) -> TicketNews {
        TicketNews(
            ticketID: Ticket.ID(ticket),
            validationStatus: status,
            creditsEstimes: credits,
            mails: mails
        )
    }
}

extension CRMMail {
    static func sample(
        _ id: String = "c1",
        from: String = "anna@example.com",
        text: String = "Mes mots",
        hasAttachments: Bool = false
    ) -> CRMMail {
        CRMMail(
            id: id,
            from: from,
            subject: "Re: Votre devis",
            text: text,
            receivedAt: TestClock.start + 60,
            hasAttachments: hasAttachments
        )
    }
}

extension IngestFixture {
    /// Has Ingest look for replies now, and waits until what follows is done.
    @discardableResult
    func poll() async throws -> PollOutcome {
        let outcome = try await client.call(IngestAPI.pollValidations, Nothing())
        try await settled()
        return outcome
    }

    func status(_ ticket: String = "T-1") async throws -> ValidationStatus {
        try await validation(ticket).validation.status
    }

    var notices: [AdminNotice] { house.inputs(.tellAdmin, as: AdminNotice.self) }

    /// The mails that clients wrote, as the CRM recorded them.
    var recordedReplies: [RecordedMail] {
        house.inputs(.recordMail, as: AboutTicket<RecordedMail>.self).map(\.content)
            .filter { $0.direction == .incoming }
    }

    /// The mails that are in a state here.
    func mails(_ state: ArrivedMailState) async throws -> [ArrivedMailSummary] {
        try await client.call(
            IngestAPI.listIncoming,
            Nothing(),
            query: "?state=\(state)"
        ).mails
    }
}
