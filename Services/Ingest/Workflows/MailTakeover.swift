import Contracts
import FoundationEssentials
import Observability
import Runtime
import ServiceKit

/// Takes over the mails that came to the mailbox, in their order.
struct MailTakeover: Sendable {
    let house: House
    let book: IncomingBook
    let clock: WallClock

    static let source = "mailbox"

    /// Mails a page, pages a look, and waiting mails past which none are
    /// taken over: they are safe in the mailbox.
    static let pageSize = 20
    static let pages = 10
    static let waitingLimit = 1_000

    /// The farthest that a position may lie ahead; a source that says more is
    /// not to be believed.
    static let longestStep = 1_000_000

    /// Has Notifications read the mailbox now.
    ///
    /// - Returns: Whether it could be read.
    /// - Throws: What keeps Notifications from answering.
    func refresh() async throws -> PolledSource {
        let found = try await house.readMailbox(
            Order(input: Nothing(), key: nil, trace: TraceContext())
        )
        return PolledSource(
            source: Self.source,
            state: PolledState.known.contains(found.state) ? found.state : .notRead,
            detail: found.detail
        )
    }

    /// Reads on from where the last look ended.
    ///
    /// - Returns: How many mails were new.
    /// - Throws: What keeps Notifications from answering, ``SourceFault``,
    ///   `DatabaseError`; what was taken over before stays.
    func read() async throws -> Int {
        var arrived = 0
        for _ in 0..<Self.pages {
            guard try await book.counts()[.waiting, default: 0] < Self.waitingLimit else { break }
            let position = try await book.position(of: Self.source)
            let (mails, highest) = try await page(after: position)
            if let highest, (0..<position).contains(highest) {
                // Restored from a backup: what is known is not taken over twice.
                _ = try await book.take([], from: Self.source, upTo: 0, at: clock.now())
                continue
            }
            guard let last = mails.last else { break }
            arrived += try await book.take(
                mails.map { ArrivedMail($0) },
                from: Self.source,
                upTo: last.sequence,
                at: clock.now()
            )
        }
        return arrived
    }

    /// The next mails; when a page does not arrive, the next mail alone, as
    /// the page may only be too large.
    private func page(
        after position: Int
    ) async throws -> (mails: [IncomingMail], highest: Int?) {
        do {
            return try await page(after: position, limit: Self.pageSize)
        } catch is CallError {
            return try await page(after: position, limit: 1)
        }
    }

    private func page(
        after position: Int,
        limit: Int
    ) async throws -> (mails: [IncomingMail], highest: Int?) {
        let page = try await house.incomingMails(
            Order(
                input: MailsAfter(position: position, limit: limit),
                key: nil,
                trace: TraceContext()
            )
        )
        let mails = page.mails.filter { mail in
            mail.sequence > position && mail.sequence - position <= Self.longestStep
        }.sorted { $0.sequence < $1.sequence }
        guard mails.count == page.mails.count else {
            throw SourceFault(source: "notifications", fault: "mails out of order")
        }
        return (Array(mails.prefix(limit)), page.highest)
    }
}

/// A source shows something that is not its contract.
struct SourceFault: Error, Equatable, CustomStringConvertible {
    let source: String
    let fault: String

    var description: String { "\(source): \(fault)" }
}
