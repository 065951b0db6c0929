import Synchronization

/// A request on its way to the client's thread, and who waits for it.
struct Job: Sendable {
    typealias Outcome = Result<IncomingResponse, HTTPClientError>

    let id: Int
    let request: OutgoingRequest
    let waiting: CheckedContinuation<Outcome, Never>
}

/// What tasks ask of the client's thread.
final class Mailbox: Sendable {
    struct Content {
        var jobs: [Job] = []
        var cancelled: [Int] = []
        var isClosed = false
    }

    /// What became of a job.
    enum Reception {
        /// The client's thread must be told, for the mailbox was empty.
        case first

        /// The client's thread has been told and has not looked yet.
        case waitsWithOthers

        case full
        case closed
    }

    private struct State {
        var content = Content()
        var unfinished = 0
        var lastID = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Puts a job in, unless the mailbox is full or closed.
    func post(_ job: Job) -> Reception {
        state.withLock { state in
            if state.content.isClosed { return .closed }
            guard state.unfinished < capacity else { return .full }
            state.unfinished += 1
            state.content.jobs.append(job)
            return state.content.jobs.count == 1 ? .first : .waitsWithOthers
        }
    }

    func cancel(_ id: Int) {
        state.withLock { $0.content.cancelled.append(id) }
    }

    /// Takes no jobs from here on.
    func close() {
        state.withLock { $0.content.isClosed = true }
    }

    /// What has come since the last time.
    func take() -> Content {
        state.withLock { state in
            defer {
                state.content.jobs = []
                state.content.cancelled = []
            }
            return state.content
        }
    }

    /// A job that was taken is over.
    func finished() {
        state.withLock { $0.unfinished -= 1 }
    }
}
