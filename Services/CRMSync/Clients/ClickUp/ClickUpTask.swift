import StrictJSON

/// A task as ClickUp answers with it: as much as is needed, read leniently,
/// as its answers mix numbers and text.
struct ClickUpTask: Decodable, Sendable {
    let id: String
    let name: String?

    /// The list that it is in; lists have digits for identifiers.
    let listID: String?

    /// Its description in each form that the answer has.
    let descriptions: [String]

    /// Its parts, when they were asked for; these come without description.
    let subtasks: [ClickUpTask]?

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = try members.decode(String.self, forKey: .id)
        name = try? members.decodeIfPresent(String.self, forKey: .name)
        listID = try? members.decodeIfPresent(List.self, forKey: .list)?.id
        descriptions = [CodingKeys.markdown, .description, .text].compactMap { form in
            (try? members.decodeIfPresent(String.self, forKey: form)).flatMap { $0 }
        }
        subtasks = try members.decodeIfPresent([ClickUpTask].self, forKey: .subtasks)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, list, description, subtasks
        case markdown = "markdown_description"
        case text = "text_content"
    }

    private struct List: Decodable {
        let id: String
    }
}

/// A page of a list's tasks.
struct ClickUpTaskPage: Decodable, Sendable {
    let tasks: [ClickUpTask]

    /// Not always said.
    let isLast: Bool?

    private enum CodingKeys: String, CodingKey {
        case tasks
        case isLast = "last_page"
    }
}

/// A subtask to create.
struct ClickUpSubtask: Encodable, Sendable {
    let name: String
    let parent: String
    let assignees: [Int]

    /// So it is called in requests; in answers it is `markdown_description`.
    let markdown: String
    let notifiesAll = false

    private enum CodingKeys: String, CodingKey {
        case name, parent, assignees
        case markdown = "markdown_content"
        case notifiesAll = "notify_all"
    }
}
