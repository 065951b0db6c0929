import Synchronization
import Vendors

/// The task whose parts the production tasks are, and the list it is in.
final class ClickUpParent: Sendable {
    /// Where subtasks are created.
    struct Place: Sendable, Equatable {
        /// The parent's own identifier, also when its owner names it otherwise.
        let task: String
        let list: String
    }

    private let client: ClickUpClient
    private let reference: ClickUpTaskReference
    private let known = Mutex<Place?>(nil)

    init(_ reference: ClickUpTaskReference, _ client: ClickUpClient) {
        self.reference = reference
        self.client = client
    }

    /// Where it was when it was last read; read now when it never was.
    func place() async throws -> Place {
        if let place = known.withLock({ $0 }) { return place }
        return try await read().place
    }

    /// Where it is now, and the parts that it has.
    func read() async throws -> (place: Place, subtasks: [ClickUpTask]) {
        let task = try await client.task(reference)
        guard let list = task.listID else {
            throw VendorError(
                "clickup",
                .unreadable("a task without a list"),
                mayHaveTakenEffect: false,
                retryAfter: 60
            )
        }
        let place = Place(task: task.id, list: list)
        known.withLock { $0 = place }
        return (place, task.subtasks ?? [])
    }
}
