public import FoundationEssentials

/// What one ClickUp workspace holds.
public struct ClickUpWorkspace: Sendable {
    /// A task as it is kept.
    public struct Task: Sendable {
        public let id: String
        public var name: String
        public var markdown: String
        public var list: String
        public var parent: String?
        public var customID: String?
        public var assignees: [Int] = []
        public var notifiesAll = false
        public var isClosed = false
        public var createdAt: Date
    }

    /// The parent of the tasks, its name in the workspace, and where it is.
    public static let parent = "86c7r48ha"
    public static let customParent = "PROD-811"
    public static let list = "15505202"
    public static let team = "1234567"

    /// A user who is in the workspace.
    public static let user = 100_557_980

    public var tasks: [Task]

    /// The names of a task's states, the same in every list.
    public var statuses = ["to do", "in progress", "complete"]

    /// Calls in a minute that the workspace's plan allows.
    public var callsPerMinute = 100

    var calls = 0
    var minute = Date(timeIntervalSince1970: 0)

    init() {
        tasks = [
            Task(
                id: Self.parent,
                name: "Demandes",
                markdown: "",
                list: Self.list,
                customID: Self.customParent,
                createdAt: Date(timeIntervalSince1970: 1_567_780_450)
            )
        ]
    }

    /// All but the parent.
    var created: [Task] { tasks.filter { $0.id != Self.parent } }

    /// Moves the parent, and its subtasks with it.
    public mutating func moveParent(to list: String) {
        for index in tasks.indices { tasks[index].list = list }
    }

    /// Somebody else's tasks, as many as wanted.
    public mutating func fill(with count: Int, at date: Date) {
        for number in 0..<count {
            tasks.append(
                Task(
                    id: "9zz\(number)",
                    name: "Other",
                    markdown: "Référence : guichet-other",
                    list: Self.list,
                    createdAt: date
                )
            )
        }
    }
}
