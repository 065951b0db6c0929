import Observability
import Synchronization

/// The places of senders who wait for the answer to a request.
///
/// A door that lets everybody in at more than the house can do answers nobody
/// in time. This one has so many places; who finds none is told to come back,
/// before anything is stored, and those inside keep their pace.
///
/// A place is for a short wait only. Who waits longer does so for something
/// that is slow, such as a vendor, and not for the others at the door: it
/// leaves its place to the next one and waits on. And while nobody is served
/// at all, since a service is down, places say nothing: everybody is let in,
/// without a place, and hears at once that the request is kept.
final class WaitingSenders: Sendable {
    /// Seconds for which a sender keeps its place.
    static let patience = 2.0

    private struct State {
        var taken = 0

        /// When the first of those inside came, or one was served since.
        var lastServed: ContinuousClock.Instant
    }

    private let places: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    /// - Parameters:
    ///   - places: How many may wait at once.
    ///   - now: The time.
    init(
        places: Int,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.places = places
        self.now = now
        state = Mutex(State(lastServed: now()))
    }

    /// Whether ``letIn()`` would let one more in.
    var haveRoom: Bool {
        let now = now()
        return state.withLock { $0.taken < places || Self.isStuck($0, now) }
    }

    /// A sender comes in.
    ///
    /// - Returns: Its place, which is free again once nobody holds it.
    /// - Throws: ``SubmissionError/queueFull`` when all places are taken.
    func letIn() throws -> Place {
        let now = now()
        let hasPlace = try state.withLock { state in
            guard state.taken < places else {
                guard Self.isStuck(state, now) else { throw SubmissionError.queueFull }
                return false
            }
            if state.taken == 0 { state.lastServed = now }
            state.taken += 1
            return true
        }
        return Place(of: hasPlace ? self : nil)
    }

    /// Somebody who waited was answered.
    func noteServed() {
        let now = now()
        state.withLock { $0.lastServed = now }
    }

    /// Shows how many there are.
    func publish(in metrics: Metrics) {
        metrics.gauge(
            "guichet_senders_waiting",
            "Senders who have been waiting for their answers for a short time"
        ) {
            Double(self.state.withLock { $0.taken })
        }
    }

    private static func isStuck(_ state: State, _ now: ContinuousClock.Instant) -> Bool {
        now - state.lastServed > .seconds(patience)
    }

    /// A place that is taken, until ``leave()`` is called or the value ends.
    struct Place: ~Copyable, Sendable {
        private let senders: WaitingSenders?

        fileprivate init(of senders: WaitingSenders?) {
            self.senders = senders
        }

        /// Whether it is a place to wait in: nobody waits beside a full door.
        var isInside: Bool { senders != nil }

        /// Gives the place to the next one.
        consuming func leave() {}

        deinit {
            senders?.state.withLock { $0.taken -= 1 }
        }
    }
}
