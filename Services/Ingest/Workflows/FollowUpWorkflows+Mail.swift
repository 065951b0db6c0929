import Contracts
import Durability
import FoundationEssentials
import Observability
import ServiceKit
import StrictJSON

extension FollowUpWorkflows {
    /// Sends the quote that a person's estimate made (A3.10).
    func estimate(_ run: JournalRun) async throws -> Data {
        let followUp = try FollowUp(of: run)
        try await recordMail(of: followUp, run)
        let quote = followUp.quote
        let message = try await correspondence.message(
            quote.credits == 1 ? .quoteOneCredit : .quoteTwoCredits,
            about: quote,
            in: run
        )
        try await quotes.deliver(
            quote,
            message,
            telling: notice(.estimated, followUp),
            in: run
        )
        return try WireCoding.encode(Nothing())
    }

    /// Tells the admin of a mail that changes no quote, or of work that was put
    /// aside.
    func mailNotice(_ run: JournalRun) async throws -> Data {
        let notice = try RecordCoding.decode(MailNotice.self, from: run.payload)
        if let record = notice.record, let ticket = notice.notice.ticketID {
            try await recordMail(record, on: ticket, run)
        }
        _ = try await run.call("admin-notice") { key in
            try await house.tellAdmin(
                Order(input: notice.notice, key: key, trace: run.context)
            )
        }
        return try WireCoding.encode(Nothing())
    }

    /// Has the CRM keep the mail that somebody's word came in.
    func recordMail(of followUp: FollowUp, _ run: JournalRun) async throws {
        guard let record = followUp.circumstances?.record else { return }
        try await recordMail(record, on: followUp.quote.ticketID, run)
    }

    /// A CRM that refuses the mail does not keep what it says from happening.
    private func recordMail(
        _ record: RecordedMail,
        on ticket: Ticket.ID,
        _ run: JournalRun
    ) async throws {
        let recorded = try await run.effect("incoming-record") { key -> MailRecorded? in
            do {
                return try await house.recordMail(
                    Order(
                        input: AboutTicket(ticketID: ticket, content: record),
                        key: key,
                        trace: run.context
                    )
                )
            } catch let error as CallError where !error.isTransient {
                log.warning(
                    "a mail could not be recorded",
                    [.field("ticket.id", ticket), .field("error.detail", error)],
                    trace: run.context
                )
                return nil
            }
        }
        guard let recorded else { return }
        let now = run.createdAt
        try run.write("incoming noted") {
            try IncomingBook.remember(recorded.recordID, on: ticket, $0, at: now)
        }
    }
}
