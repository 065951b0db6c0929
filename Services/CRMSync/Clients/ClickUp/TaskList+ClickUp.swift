import Contracts
import Runtime

extension TaskList {
    /// ClickUp as task list: each task is a subtask of one parent.
    ///
    /// - Parameters:
    ///   - client: How ClickUp is asked.
    ///   - settings: The parent and who works on its subtasks.
    ///   - clock: The time.
    ///   - answers: Whether ClickUp answers now.
    /// - Returns: The task list.
    static func clickUp(
        _ client: ClickUpClient,
        _ settings: ClickUpSettings,
        clock: WallClock = .system,
        answers: @escaping @Sendable () async -> Bool
    ) -> TaskList {
        let subtasks = ClickUpSubtasks(
            client: client,
            parent: ClickUpParent(settings.parent, client),
            assignee: settings.assignee,
            clock: clock
        )
        return TaskList(
            provider: .clickup,
            recognised: [],
            lag: Double(ClickUpSubtasks.settling),
            answers: answers,
            createTask: { TaskCreated(subtaskID: try await subtasks.create($0)) }
        )
    }
}
