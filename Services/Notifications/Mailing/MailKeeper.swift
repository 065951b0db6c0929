import FoundationEssentials
import Observability
import Runtime

/// Makes mails files at once, and brings many of them to the disk together.
///
/// A mail stays `queued`, and its bytes in the outbox, until its file is on the
/// disk. Whatever ends the process before, a later one writes the file again:
/// the same bytes under the same name.
struct MailKeeper: Service {
    /// Seconds in which files gather before the disk is waited for.
    static let rhythm = 1.0

    /// The most mails of one transaction, and of one look at what was left.
    private static let portion = 200

    let outbox: Outbox
    let files: MailFiles
    let clock: WallClock
    let log: Log
    private let placed = PlacedMails()
    private let bell: MailSignals

    init(outbox: Outbox, files: MailFiles, clock: WallClock, log: Log) {
        self.outbox = outbox
        self.files = files
        self.clock = clock
        self.log = log
        bell = MailSignals(clock: clock)
    }

    /// Writes the files of mails that are queued, each by one caller at a time.
    ///
    /// - Throws: What kept one from being written; all stay queued then.
    func place(_ parcels: [Outbox.Parcel]) async throws {
        var losses: Int
        repeat {
            losses = placed.losses
            try await files.place(parcels)
        } while !placed.note(parcels.map(\.mail), at: clock.now(), unlessLostSince: losses)
        bell.ring()
    }

    /// Whether a mail that is queued is a file already.
    func holds(_ key: String) -> Bool { placed.holds(key) }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        await placeWhatWasLeft()
        do {
            try await BackgroundLoop { try await work() }.run(while: body)
        } catch {
            await settleOrLeave()
            throw error
        }
        await settleOrLeave()
    }

    private func work() async throws {
        while true {
            try await bell.waitForRing(atMost: nil)
            try await clock.sleep(Self.rhythm)
            if await !round() { bell.ring() }
        }
    }

    /// Writes again what the disk has lost, and settles what is there.
    ///
    /// - Returns: Whether there is nothing to be tried again.
    func round() async -> Bool {
        if placed.hasLost { await placeWhatWasLeft() }
        return await settleOrLeave() && !placed.hasLost
    }

    /// Waits for the disk, and writes down that what was placed is stored.
    ///
    /// - Throws: `DatabaseError`; then all of it is settled another time.
    func settle() async throws {
        let mails = placed.all
        guard !mails.isEmpty else { return }
        do {
            try await files.keep(mails.map(\.fileName))
        } catch {
            // Nobody knows which are on the disk, also of those placed meanwhile. Asked
            // once more it may answer that all is well: so they are written again.
            log.error("mails not on the disk", [.field("mails", mails.count), .error(error)])
            return placed.lose()
        }
        var rest = mails[...]
        while !rest.isEmpty {
            let portion = Array(rest.prefix(Self.portion))
            try await outbox.settleStored(portion)
            placed.forget(portion)
            rest = rest.dropFirst(portion.count)
        }
    }

    /// - Returns: Whether the outbox was written.
    @discardableResult
    private func settleOrLeave() async -> Bool {
        do {
            try await settle()
            return true
        } catch {
            log.error("mails not settled", [.error(error)])
            return false
        }
    }

    /// Writes the mails that an ended process did not settle, or the disk lost.
    ///
    /// What cannot be written waits for the queue.
    private func placeWhatWasLeft() async {
        placed.beginAgain()
        do {
            var last: String?
            while true {
                let parcels = try await outbox.queued(after: last, atMost: Self.portion)
                guard let end = parcels.last else { return }
                try await place(parcels)
                try await settle()
                last = end.mail.key
            }
        } catch {
            log.error("mails of before not written", [.error(error)])
        }
    }
}
