import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import Observability
import Runtime
import ServiceKit

/// Works on the mails that wait, in their order, and decides what becomes of
/// one that cannot be worked on.
struct MailRound: Sendable {
    let book: IncomingBook
    let handle: MailHandling
    let clock: WallClock
    let log: Log

    /// Mails a round, so that a look ends.
    static let limit = 200

    /// Failures of a mail's own, and tries of any end, after which it is set
    /// aside.
    static let failureLimit = 3
    static let tryLimit = 60

    /// Mails in a row that fail by somebody else's fault, after which the rest
    /// waits too.
    static let outageLimit = 3

    /// What a round did.
    struct Done: Sendable {
        var handled = 0
        var acted = 0
        var held = 0
        var setAside = 0
        var failures: [String] = []
    }

    /// Works on mails once.
    ///
    /// A mail that fails waits for a while, and with it the later ones of its
    /// ticket, for their order counts; all others go on.
    ///
    /// - Parameters:
    ///   - isEager: Whether mails that wait for another try are tried now.
    ///   - ticket: Only those of one ticket.
    /// - Returns: What was done, and why not more.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func work(isEager: Bool, on ticket: Ticket.ID?) async throws -> Done {
        var done = Done()
        var blocked: Set<Ticket.ID> = []
        var outages = 0
        var last: IncomingBook.Waiting?
        while done.handled < Self.limit {
            let page = try await book.waiting(
                for: ticket,
                after: last,
                limit: 50,
                at: clock.now()
            )
            guard !page.isEmpty else { break }
            last = page.mails.last ?? last
            for key in page.broken { log.error("a mail is set aside", [.field("mail.key", key)]) }
            done.setAside += page.broken.count
            for waiting in page.mails {
                if let ticket = waiting.mail.ticketID, blocked.contains(ticket) { continue }
                guard isEager || waiting.dueAt <= clock.now() else {
                    if let ticket = waiting.mail.ticketID { blocked.insert(ticket) }
                    continue
                }
                do {
                    done.count(try await handle(waiting))
                    outages = 0
                } catch {
                    try Task.checkCancellation()
                    if let ticket = waiting.mail.ticketID { blocked.insert(ticket) }
                    outages = error.isOutage ? outages + 1 : 0
                    if try await fail(waiting, error) { done.setAside += 1 }
                    if !done.failures.contains(error.reason) { done.failures.append(error.reason) }
                }
                guard outages < Self.outageLimit else { return done }
            }
        }
        return done
    }

    /// - Returns: Whether the mail is set aside, and not tried again.
    private func fail(_ waiting: IncomingBook.Waiting, _ error: any Error) async throws -> Bool {
        let isFailure = !error.isOutage
        let failures = waiting.failures + (isFailure ? 1 : 0)
        guard failures >= Self.failureLimit || waiting.tries + 1 >= Self.tryLimit else {
            let pause = min(30 * Double(1 << min(waiting.tries, 6)), 1_800)
            try await book.postpone(
                waiting,
                until: clock.now().addingTimeInterval(pause),
                isFailure: isFailure
            )
            log.warning("a mail waits for another try", fields(waiting.mail, error))
            return false
        }
        log.error("a mail is set aside", fields(waiting.mail, error))
        let mail = waiting.mail
        let run = try await book.note(
            mail,
            .kept(.setAside, because: error.reason),
            telling: MailNotice(
                notice: AdminNotice(
                    kind: .mailSetAside,
                    about: mail.ticketID,
                    nil,
                    detail: "Message \(mail.key), expéditeur \(mail.from) : \(error.reason)"
                )
            ),
            name: Random.token(),
            at: clock.now()
        )
        if run != nil { handle.intake.desk.worker.look() }
        return true
    }

    private func fields(_ mail: ArrivedMail, _ error: any Error) -> [LogField] {
        [
            .field("mail.key", mail.key), .field("ticket.id", mail.ticketID?.rawValue ?? "none"),
            .field("error.detail", error.reason),
        ]
    }
}

extension MailRound.Done {
    fileprivate mutating func count(_ outcome: MailHandling.Outcome) {
        handled += 1
        switch outcome {
        case .ignored: break
        case .acted: acted += 1
        case .held: held += 1
        }
    }
}

extension Error {
    /// Whether the same may succeed later without a change.
    fileprivate var isOutage: Bool {
        switch self {
        case let error as CallError: error.isTransient
        case let error as DatabaseError: error.isRetryable
        case is StorageUnavailable: true
        default: false
        }
    }

    /// What went wrong, without anything that somebody wrote.
    fileprivate var reason: String {
        switch self {
        case let error as CallError: error.description
        case let error as DatabaseError: error.description
        case let error as StorageUnavailable: error.description
        default: "\(type(of: self))"
        }
    }
}
