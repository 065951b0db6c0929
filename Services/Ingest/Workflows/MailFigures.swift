import Contracts
import Synchronization

/// How many mails are in each state, as of the last reading.
final class MailFigures: Sendable {
    private let counts = Mutex<[ArrivedMailState: Int]>([:])

    subscript(state: ArrivedMailState) -> Int {
        counts.withLock { $0[state] ?? 0 }
    }

    func update(_ fresh: [ArrivedMailState: Int]) {
        counts.withLock { $0 = fresh }
    }
}
