import Contracts

extension TaskList {
    /// Guichet's own desk as task list, also for tickets that are kept elsewhere.
    static func desk(_ desk: DeskClient) -> TaskList {
        TaskList(
            provider: .desk,
            recognised: .all,
            answers: desk.answers,
            createTask: { effect in
                let task = DeskTaskToCreate(
                    ticketID: effect.input.ticketID,
                    name: TaskText.name(of: effect.input),
                    description: TaskText.description(of: effect.input)
                )
                let created = try await desk.createTask(effect.call(task))
                return TaskCreated(subtaskID: created.id)
            }
        )
    }
}
