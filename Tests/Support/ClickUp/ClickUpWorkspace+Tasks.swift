import FoundationEssentials
import StrictJSON

extension ClickUpWorkspace {
    /// Tasks on one page of a list.
    private static let pageSize = 100

    func task(_ id: String, _ query: [String: String]) -> StandInAnswer {
        let isCustom = query["custom_task_ids"] == "true" && query["team_id"] == Self.team
        guard let task = tasks.first(where: { (isCustom ? $0.customID : $0.id) == id }) else {
            return .clickUp(404, "ITEM_013", "Task not found")
        }
        var answer = ClickUpTaskAnswer(task)
        if query["include_markdown_description"] == "true" { answer.markdown = task.markdown }
        if query["include_subtasks"] == "true" {
            // They come without description, and without those that are closed.
            answer.subtasks = tasks.filter { $0.parent == task.id && !$0.isClosed }
                .map { ClickUpTaskAnswer($0, isBrief: true) }
        }
        return .clickUp(answer)
    }

    func page(of list: String, _ query: [String: String]) -> StandInAnswer {
        guard list.allSatisfy(\.isNumber) else {
            return .clickUp(400, "INPUT_003", "List ID invalid")
        }
        let since = query["date_created_gt"].flatMap(Double.init) ?? 0
        let found = tasks.reversed().filter { task in
            task.list == list && task.createdAt.timeIntervalSince1970 * 1000 > since
                && (query["subtasks"] == "true" || task.parent == nil)
                && (query["include_closed"] == "true" || !task.isClosed)
        }
        let start = (query["page"].flatMap(Int.init) ?? 0) * Self.pageSize
        let page = found.dropFirst(start).prefix(Self.pageSize).map { task in
            var answer = ClickUpTaskAnswer(task)
            if query["include_markdown_description"] == "true" { answer.markdown = task.markdown }
            return answer
        }
        return .clickUp(
            ClickUpPageAnswer(tasks: page, isLast: start + Self.pageSize >= found.count)
        )
    }

    mutating func create(
        _ request: StandInRequest,
        in list: String,
        at now: Date
    ) -> StandInAnswer {
        guard let wanted = request.json(as: ClickUpTaskRequest.self), !wanted.name.isEmpty else {
            return .clickUp(400, "INPUT_005", "Task name invalid")
        }
        if let parent = wanted.parent,
            !tasks.contains(where: { $0.id == parent && $0.list == list })
        {
            return .clickUp(400, "ITEM_137", "Parent not child of list")
        }
        if let status = wanted.status, !statuses.contains(status) {
            return .clickUp(400, "CRTSK_001", "Status not found")
        }
        // ClickUp's own code for this is not documented.
        guard (wanted.assignees ?? []).allSatisfy({ $0 == Self.user }) else {
            return .clickUp(400, "INPUT_004", "Assignee not found")
        }
        let task = Task(
            id: "86c8new\(tasks.count)",
            name: wanted.name,
            markdown: wanted.markdown ?? wanted.description ?? "",
            list: list,
            parent: wanted.parent,
            assignees: wanted.assignees ?? [],
            notifiesAll: wanted.notifiesAll ?? false,
            createdAt: now
        )
        tasks.append(task)
        var answer = ClickUpTaskAnswer(task)
        answer.markdown = task.markdown
        return .clickUp(answer)
    }
}

/// What is asked to be created.
private struct ClickUpTaskRequest: Decodable {
    let name: String
    let description: String?
    let markdown: String?
    let assignees: [Int]?
    let parent: String?
    let status: String?
    let notifiesAll: Bool?

    private enum CodingKeys: String, CodingKey {
        case name, description, assignees, parent, status
        case markdown = "markdown_content"
        case notifiesAll = "notify_all"
    }
}

extension StandInAnswer {
    fileprivate static func clickUp(_ value: some Encodable) -> StandInAnswer {
        (try? .json(200, value)) ?? .json(500, "")
    }
}
