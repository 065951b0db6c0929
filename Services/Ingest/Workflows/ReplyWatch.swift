import Contracts
import Durability
import FoundationEssentials
import Observability
import Runtime

/// Watches for replies, in the mailbox and in the CRM, and for what people
/// decide in the CRM, and acts on them (A3.1, A3.8, A3.10).
///
/// Each source fails for itself. Looks are made one at a time, away from the
/// way of new requests: nobody who submits one waits for this.
struct ReplyWatch: Sendable {
    let mailbox: MailTakeover
    let crm: CRMWatch
    let round: MailRound

    /// Seconds between two looks; never of itself when 0.
    let interval: Double
    var clock: WallClock
    let log: Log
    private let turns = KeyedTurns<String>()

    init(
        mailbox: MailTakeover,
        crm: CRMWatch,
        round: MailRound,
        interval: Double,
        clock: WallClock,
        log: Log
    ) {
        self.mailbox = mailbox
        self.crm = crm
        self.round = round
        self.interval = interval
        self.clock = clock
        self.log = log
    }

    /// Looks again and again, until cancelled.
    func run() async throws {
        guard interval > 0 else { return }
        while true {
            do {
                let found = try await look()
                if found.arrived + found.acted + found.decisions > 0 { note(found) }
                for failure in found.failures {
                    log.warning("not all replies were seen", [.field("error.detail", failure)])
                }
            } catch let error as CancellationError {
                throw error
            } catch {
                log.error("replies could not be looked for", [.error(error)])
            }
            try await clock.sleep(interval)
        }
    }

    /// Looks once.
    ///
    /// - Parameters:
    ///   - isEager: Whether the mailbox is to be read now, and mails that wait
    ///     for another try are tried now.
    ///   - ticket: The only ticket to act on; else all.
    /// - Returns: What was found and done. A source that does not answer is
    ///   named there.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func look(isEager: Bool = false, at ticket: Ticket.ID? = nil) async throws -> PollOutcome {
        try await turns.begin("look")
        defer { turns.end("look") }
        async let arriving = readMailbox(isEager: isEager)
        async let watched = crm.look(at: ticket)
        let (fromMailbox, fromCRM) = try await (arriving, watched)
        let done = try await round.work(isEager: isEager, on: ticket)
        let sources = [
            fromMailbox.source,
            PolledSource(
                source: CRMWatch.source,
                state: fromCRM.failure == nil ? .read : .notRead,
                detail: fromCRM.failure.map { "\($0)" }
            ),
        ]
        return PollOutcome(
            arrived: fromMailbox.arrived + fromCRM.arrived,
            handled: done.handled,
            acted: done.acted,
            held: done.held,
            setAside: done.setAside,
            waiting: try await round.book.counts()[.waiting, default: 0],
            tickets: fromCRM.tickets,
            decisions: fromCRM.decisions,
            failures: sources.filter { $0.state == .notRead }.map { source in
                "\(source.source): \(source.detail ?? "not read")"
            } + done.failures,
            sources: sources
        )
    }

    /// Takes over what Notifications has, also when the mailbox itself cannot
    /// be read.
    private func readMailbox(
        isEager: Bool
    ) async throws -> (arrived: Int, source: PolledSource) {
        do {
            let source =
                isEager
                ? try await mailbox.refresh()
                : PolledSource(source: MailTakeover.source, state: .read)
            return (try await mailbox.read(), source)
        } catch {
            try Task.checkCancellation()
            let detail = "\(error)"
            return (
                0, PolledSource(source: MailTakeover.source, state: .notRead, detail: detail)
            )
        }
    }

    private func note(_ found: PollOutcome) {
        log.info(
            "replies were looked for",
            [
                .field("mails.arrived", found.arrived), .field("mails.acted", found.acted),
                .field("crm.decisions", found.decisions),
            ]
        )
    }
}
