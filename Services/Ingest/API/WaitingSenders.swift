import Observability
import Synchronization

/// The places of senders who wait for the answer to a request.
///
/// A door that lets everybody in at more than the house can do answers nobody
/// in time. This one has so many places; who finds none is told to come back,
/// before anything is stored, and those inside keep their pace.
final class WaitingSenders: Sendable {
    private let places: Int
    private let taken = Mutex(0)

    /// - Parameter places: How many may wait at once.
    init(places: Int) {
        self.places = places
    }

    var haveRoom: Bool { taken.withLock { $0 } < places }

    /// Does something in one of the places.
    ///
    /// - Parameter body: What is done there; its place is free once it ends.
    /// - Returns: What the body returned.
    /// - Throws: ``SubmissionError/queueFull`` when all places are taken, or
    ///   what the body threw.
    func letIn<Outcome>(_ body: () async throws -> Outcome) async throws -> Outcome {
        let hasPlace = taken.withLock { taken in
            guard taken < places else { return false }
            taken += 1
            return true
        }
        guard hasPlace else { throw SubmissionError.queueFull }
        defer { taken.withLock { $0 -= 1 } }
        return try await body()
    }

    /// Shows how many wait.
    func publish(in metrics: Metrics) {
        metrics.gauge(
            "guichet_senders_waiting",
            "Senders who wait for the answer to a request"
        ) {
            Double(self.taken.withLock { $0 })
        }
    }
}
