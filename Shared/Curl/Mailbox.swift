import Runtime
import Synchronization

/// A request on its way to the loop's thread, and who waits for it.
struct Job: Sendable {
    typealias Outcome = Result<IncomingResponse, HTTPClientError>

    let id: Int
    let request: OutgoingRequest
    let waiting: CheckedContinuation<Outcome, Never>
}

/// What tasks ask of the client in its loop's thread.
final class Mailbox: Sendable {
    struct Content {
        var jobs: [Job] = []
        var cancelled: [Int] = []
        var isClosed = false
    }

    /// What became of a job.
    enum Reception {
        /// The loop must be told, for the mailbox was empty.
        case first

        /// The loop has been told and has not looked yet.
        case waitsWithOthers

        case full
        case closed
    }

    private struct State {
        var content = Content()
        var unfinished = 0
        var lastID = 0
        var loop: EventLoop?
        var ending: CheckedContinuation<Void, Never>?
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

    /// Has somebody in a loop look into it from here on.
    func open(on loop: EventLoop) {
        state.withLock { $0.loop = loop }
        poke()
    }

    /// Has the loop look into it.
    func poke() {
        state.withLock { $0.loop }?.poke()
    }

    /// Takes no jobs from here on; returns when those that were taken are over.
    func close() async {
        await withCheckedContinuation { ending in
            state.withLock { state in
                state.content.isClosed = true
                state.ending = ending
            }
            poke()
        }
    }

    /// Nobody looks into it any more: all jobs are over.
    func ended() {
        let ending = state.withLock { state in
            defer { state.ending = nil }
            return state.ending
        }
        ending?.resume()
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
