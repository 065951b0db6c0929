import Durability
import Observability
import Runtime

/// Everything that the journal carries out, over the same parts.
struct Workflows: Sendable {
    let house: House
    let uploads: UploadFolder
    let book: QuoteBook
    let links: AnswerLinks
    let schedule: QuoteSchedule
    let clock: WallClock
    let log: Log

    /// The workflow of each kind of run.
    var byKind: [String: JournalWorker.Workflow] {
        let correspondence = Correspondence(house: house, links: links)
        let quotes = QuoteWorkflow(
            house: house,
            correspondence: correspondence,
            book: book,
            schedule: schedule,
            clock: clock
        )
        let files = FileKeeping(house: house, uploads: uploads)
        let request = RequestWorkflow(
            house: house,
            files: files,
            opening: TicketOpening(house: house, log: log),
            quotes: quotes,
            clock: clock,
            log: log
        )
        let followUps = FollowUpWorkflows(
            house: house,
            correspondence: correspondence,
            quotes: quotes,
            files: files,
            log: log
        )
        return followUps.byKind.merging([RunKind.request: { try await request($0) }]) { $1 }
    }
}
