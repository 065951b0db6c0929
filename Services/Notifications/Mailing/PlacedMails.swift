import FoundationEssentials
import Synchronization

/// The mails that are files, and of which the outbox does not say so yet.
final class PlacedMails: Sendable {
    struct Placed: Sendable {
        let key: String
        let fileName: String
        let date: Date
    }

    private struct State {
        var mails: [String: Placed] = [:]

        /// How often the disk has lost files.
        var losses = 0

        /// Whether files that were lost are still to be written again.
        var hasLost = false
    }

    private let state = Mutex(State())

    var all: [Placed] { state.withLock { Array($0.mails.values) } }

    /// How often the disk has lost files so far.
    var losses: Int { state.withLock { $0.losses } }

    var hasLost: Bool { state.withLock { $0.hasLost } }

    func holds(_ key: String) -> Bool { state.withLock { $0.mails[key] != nil } }

    /// Notes mails whose files were written.
    ///
    /// - Parameters:
    ///   - mails: The mails.
    ///   - date: When they were written.
    ///   - losses: How often the disk had lost files before that.
    /// - Returns: False when it has since, and perhaps these ones.
    func note(_ mails: [OutgoingMail], at date: Date, unlessLostSince losses: Int) -> Bool {
        state.withLock { state in
            guard state.losses == losses else { return false }
            for mail in mails {
                state.mails[mail.key] = Placed(key: mail.key, fileName: mail.fileName, date: date)
            }
            return true
        }
    }

    func forget(_ mails: [Placed]) {
        state.withLock { state in
            for mail in mails { state.mails[mail.key] = nil }
        }
    }

    /// Forgets all: the disk has lost files, and does not say which.
    func lose() {
        state.withLock { state in
            state.mails = [:]
            state.losses += 1
            state.hasLost = true
        }
    }

    /// Whatever was lost until now is about to be written again.
    func beginAgain() { state.withLock { $0.hasLost = false } }
}
