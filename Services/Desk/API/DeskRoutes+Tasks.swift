import Contracts
import HTTP

extension DeskRoutes {
    @Sendable
    func createTask(_ task: DeskTaskToCreate, _ request: Request) async throws -> DeskTask {
        try task.check()
        return try await store.createTask(try request.effect(task))
    }

    @Sendable
    func listTasks(_: Nothing, _ request: Request) async throws -> DeskTaskList {
        try await store.tasks(
            TaskQuery(
                ticket: try request.query("ticket"),
                limit: try request.pageSize(),
                before: try request.query("before")
            )
        )
    }
}
