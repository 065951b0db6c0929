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
/// leaves its place to the next one and waits on.
final class WaitingSenders: Sendable {
    /// Seconds for which a sender keeps its place.
    static let patience = 2.0

    private let places: Int
    private let taken = Mutex(0)

    /// - Parameter places: How many may wait at once.
    init(places: Int) {
        self.places = places
    }

    var haveRoom: Bool { taken.withLock { $0 } < places }

    /// A sender comes in.
    ///
    /// - Returns: Its place, which is free again once nobody holds it.
    /// - Throws: ``SubmissionError/queueFull`` when all places are taken.
    func letIn() throws -> Place {
        let hasPlace = taken.withLock { taken in
            guard taken < places else { return false }
            taken += 1
            return true
        }
        guard hasPlace else { throw SubmissionError.queueFull }
        return Place(of: self)
    }

    /// Shows how many there are.
    func publish(in metrics: Metrics) {
        metrics.gauge(
            "guichet_senders_waiting",
            "Senders who have been waiting for their answers for a short time"
        ) {
            Double(self.taken.withLock { $0 })
        }
    }

    /// A place that is taken, until ``leave()`` is called or the value ends.
    struct Place: ~Copyable, Sendable {
        private let senders: WaitingSenders

        fileprivate init(of senders: WaitingSenders) {
            self.senders = senders
        }

        /// Gives the place to the next one.
        consuming func leave() {}

        deinit {
            senders.taken.withLock { $0 -= 1 }
        }
    }
}
