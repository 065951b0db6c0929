import Contracts
import Durability
import FoundationEssentials
import Observability
import StrictJSON

extension FollowUpWorkflows {
    /// Puts a person's word about a request's type on the ticket, once.
    func correction(_ run: JournalRun) async throws -> Data {
        let notice = try RecordCoding.decode(CorrectionNotice.self, from: run.payload)
        _ = try await run.call("note") { key in
            try await house.addNote(
                Order(
                    input: AboutTicket(
                        ticketID: notice.word.ticketID,
                        content: NoteToAdd(
                            text: CorrectionText.note(on: notice.word, because: notice.note)
                        )
                    ),
                    key: key,
                    trace: run.context
                )
            )
        }
        return try WireCoding.encode(Nothing())
    }
}
