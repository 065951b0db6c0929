import FoundationEssentials
public import Runtime
import Synchronization

/// ClickUp, as far as production tasks go: it keeps tasks, refuses what
/// ClickUp refuses with its codes, counts calls by the minute, and fails
/// when its ``server`` is told to.
public final class ClickUpStandIn: Service {
    /// The one token that is accepted.
    public static let token = "pk_100557980_PLANTEDCLICKUPTOKEN"

    public let server: StandInServer
    private let kept: Kept

    /// - Parameter clock: By which the minute is counted.
    /// - Throws: When no port is free.
    public init(clock: WallClock = .system) throws {
        let kept = Kept()
        self.kept = kept
        server = try StandInServer { request in
            kept.workspace.withLock { $0.answer(request, at: clock.now()) }
        }
    }

    public var url: String { server.url }

    /// What a service's settings say to work with it.
    public var settings: [String: String] {
        [
            "CLICKUP_API_KEY": Self.token,
            "CLICKUP_BASE_URL": url,
            "CLICKUP_PARENT_TASK_ID": ClickUpWorkspace.parent,
            "CLICKUP_ASSIGNEE_ID": "\(ClickUpWorkspace.user)",
        ]
    }

    /// The subtasks that were created, in order.
    public var created: [ClickUpWorkspace.Task] { kept.workspace.withLock { $0.created } }

    /// Changes what is in the workspace, as its people would.
    public func change(_ change: @Sendable (inout ClickUpWorkspace) -> Void) {
        kept.workspace.withLock { change(&$0) }
    }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await server.run(while: body)
    }

    private final class Kept: Sendable {
        let workspace = Mutex(ClickUpWorkspace())
    }
}
