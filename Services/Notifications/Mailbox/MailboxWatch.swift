import Contracts
import Durability
import FoundationEssentials
import IMAP
import Observability
import Runtime

/// Looks into the mailbox again and again, and has every new mail taken in.
///
/// A mailbox that cannot be read is tried again after longer and longer waits;
/// what came meanwhile is still there then.
struct MailboxWatch: Service {
    /// Seconds between two entries of "still here" in a quiet mailbox.
    private static let quiet = 3_600.0

    /// How far back mails are looked for when UIDs mean nothing any more.
    private static let overlap = 2 * 86_400.0

    /// A mail that ended so many processes, or that the server refused to give
    /// so many times, is not asked for again.
    private static let mostAttempts = 3

    /// The mail that this process began with last.
    private struct Begun {
        let place: MailboxPlace

        /// The processes that have begun with it.
        let attempts: Int
        var refusals = 0

        var isHopeless: Bool {
            attempts > MailboxWatch.mostAttempts || refusals >= MailboxWatch.mostAttempts
        }
    }

    let settings: MailboxSettings
    let reader: MailboxReader
    let intake: MailIntake
    let figures: MailboxFigures
    let looks: MailboxLooks
    let standing: ServerStanding
    let clock: WallClock
    let log: Log
    var backoff = Backoff(base: 2, cap: 300)

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await BackgroundLoop {
            try await intake.folder.removeUnknown(besides: intake.store.identifiers())
            try await watch()
        }.run(while: body)
        await reader.close()
    }

    private func watch() async throws {
        var begun: Begun?
        var failures = 0
        var told: String?
        while true {
            let look = looks.begin()
            do {
                try await poll(&begun)
                look.fulfil(nil)
                standing.note(nil)
                if failures > 0 { log.info("mailbox readable again") }
                failures = 0
                told = nil
                figures.polled(at: clock.now())
                try await looks.waitForWish(atMost: settings.interval)
            } catch let error as CancellationError {
                throw error
            } catch {
                failures += 1
                figures.failed()
                let trouble = ErrorDetail.text(of: error)
                look.fulfil(trouble)
                standing.note(trouble)
                // Once for each kind of trouble; the figures show that it lasts.
                if trouble != told { log.warning("mailbox not readable", [.error(error)]) }
                told = trouble
                await reader.close()
                // Whoever asks again and again does not have it tried as often.
                try await clock.sleep(1)
                let wait = backoff.delay(afterFailure: failures) - 1
                if wait > 0 { try await looks.waitForWish(atMost: wait) }
            }
        }
    }

    /// Takes in what is new; `begun` goes on from one look to the next.
    private func poll(_ begun: inout Begun?) async throws {
        let state = try await reader.open()
        standing.note(nil)
        var place = try await place(state)
        if let next = state.uidNext, next <= place.highestUID + 1 { return }
        for uid in try await reader.uids(place.highestUID + 1) {
            let done = MailboxPlace(
                mailbox: place.mailbox,
                uidValidity: place.uidValidity,
                highestUID: uid
            )
            var trial: Begun
            if let begun, begun.place == done {
                trial = begun
            } else {
                trial = Begun(
                    place: done,
                    attempts: try await intake.store.begin(uid, of: place)
                )
            }
            begun = trial
            do {
                try await take(trial)
            } catch let error as MailboxError where error.reason == .commandFailed {
                trial.refusals += 1
                begun = trial
                throw error
            }
            place = done
        }
    }

    private func take(_ trial: Begun) async throws {
        let uid = trial.place.highestUID
        guard !trial.isHopeless else {
            log.error(
                "mail passed over",
                [
                    .field("mail.uid", uid), .field("mail.attempt", trial.attempts),
                    .field("mail.refusals", trial.refusals),
                ]
            )
            return figures.count(try await intake.passOver(trial.place))
        }
        let wanted = MailboxFetch(uid: uid, limit: settings.sizeLimit)
        guard let mail = try await reader.fetch(wanted) else {
            return try await intake.store.enter(trial.place)
        }
        let outcome = try await intake.take(mail, place: trial.place)
        figures.count(outcome)
        if case .taken(let kind) = outcome {
            log.info("mail taken in", [.field("mail.kind", kind), .field("mail.uid", uid)])
        }
        if settings.imap.marksSeen { try await reader.markSeen(uid) }
    }

    /// Where reading goes on.
    private func place(_ state: MailboxState) async throws -> MailboxPlace {
        let known = try await intake.store.place(settings.mailbox)
        if let known, known.place.uidValidity == state.uidValidity {
            if clock.now().timeIntervalSince(known.polledAt) > Self.quiet {
                try await intake.store.enter(known.place)
            }
            return known.place
        }
        if known != nil { log.warning("mailbox numbered anew by its server") }
        let place = MailboxPlace(
            mailbox: settings.mailbox,
            uidValidity: state.uidValidity,
            highestUID: try await beginning(state, since: try await since(known?.polledAt))
        )
        try await intake.store.enter(place)
        return place
    }

    /// The date of the first mails that are read: of a mailbox that is new
    /// here, what came before is not replayed.
    private func since(_ polledAt: Date?) async throws -> Date {
        var last = polledAt
        if last == nil { last = try await intake.store.lastPoll() }
        if let last { return last.addingTimeInterval(-Self.overlap) }
        return settings.since ?? clock.now().addingTimeInterval(-86_400)
    }

    /// The UID before the first mail that is to be read.
    private func beginning(_ state: MailboxState, since date: Date) async throws -> UInt32 {
        if let first = try await reader.uidsSince(date).first { return first - 1 }
        if let next = state.uidNext { return next - 1 }
        return try await reader.uids(1).last ?? 0
    }
}
