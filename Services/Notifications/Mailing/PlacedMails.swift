import FoundationEssentials
import Synchronization

/// The mails that are files, and of which the outbox does not say so yet.
final class PlacedMails: Sendable {
    struct Placed: Sendable {
        let key: String
        let fileName: String
        let date: Date
    }

    private let placed = Mutex<[String: Placed]>([:])

    var all: [Placed] { placed.withLock { Array($0.values) } }

    func holds(_ key: String) -> Bool { placed.withLock { $0[key] != nil } }

    func note(_ mails: [OutgoingMail], at date: Date) {
        placed.withLock { placed in
            for mail in mails {
                placed[mail.key] = Placed(key: mail.key, fileName: mail.fileName, date: date)
            }
        }
    }

    func forget(_ mails: [Placed]) {
        placed.withLock { placed in
            for mail in mails { placed[mail.key] = nil }
        }
    }
}
