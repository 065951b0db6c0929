import FoundationEssentials

/// A task as ClickUp answers with it: identifiers of lists are text, those of
/// users numbers, times are milliseconds as text.
struct ClickUpTaskAnswer: Encodable {
    struct Place: Encodable {
        let id: String
        let name = "Production"
        let access = true
    }

    struct User: Encodable {
        let id: Int
        let username = "Guichet"
    }

    struct Status: Encodable {
        let status: String
        let type: String
        let orderindex = 0
    }

    let id: String
    let customID: String?
    let name: String
    let parent: String?
    let url: String
    let list: Place
    let team = ClickUpWorkspace.team
    let status: Status
    let orderindex = "1.00000000000000000000000000000000"
    let assignees: [User]
    let created: String
    let text: String?
    let description: String?

    /// Only when it is asked for.
    var markdown: String?
    var subtasks: [ClickUpTaskAnswer]?

    /// - Parameters:
    ///   - task: What is kept.
    ///   - isBrief: Whether its description is left out.
    init(_ task: ClickUpWorkspace.Task, isBrief: Bool = false) {
        id = task.id
        customID = task.customID
        name = task.name
        parent = task.parent
        url = "https://app.clickup.com/t/\(task.id)"
        list = Place(id: task.list)
        status = Status(
            status: task.isClosed ? "complete" : "to do",
            type: task.isClosed ? "closed" : "open"
        )
        assignees = task.assignees.map { User(id: $0) }
        created = "\(Int(task.createdAt.timeIntervalSince1970 * 1000))"
        // As a reader of it sees it: without the marks of Markdown.
        let plain = task.markdown.replacing("**", with: "").replacing("\\", with: "")
        text = isBrief ? nil : plain
        description = isBrief ? nil : plain
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, parent, url, list, status, orderindex, assignees, description, subtasks
        case customID = "custom_id"
        case team = "team_id"
        case created = "date_created"
        case text = "text_content"
        case markdown = "markdown_description"
    }
}

/// A page of tasks.
struct ClickUpPageAnswer: Encodable {
    let tasks: [ClickUpTaskAnswer]
    let isLast: Bool

    private enum CodingKeys: String, CodingKey {
        case tasks
        case isLast = "last_page"
    }
}
