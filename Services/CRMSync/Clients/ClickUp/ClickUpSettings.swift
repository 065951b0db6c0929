import Runtime

/// How ClickUp is reached, and where production tasks go there.
struct ClickUpSettings: Sendable {
    let key: Secret

    /// Without a slash at its end.
    let base: String
    let parent: ClickUpTaskReference

    /// Who works on a task; nobody when it is not set.
    let assignee: Int?

    /// What the workspace's plan allows.
    let callsPerMinute: Int

    /// Nothing when there is no key: then tasks are kept elsewhere.
    ///
    /// - Throws: `SettingsError` naming the variable that is wrong.
    init?(_ environment: Environment) throws {
        guard let key = try environment.token("CLICKUP_API_KEY") else { return nil }
        self.key = key
        base = try environment.address(
            "CLICKUP_BASE_URL",
            default: "https://api.clickup.com/api"
        )
        parent = try ClickUpTaskReference(environment)
        assignee = try Self.assignee(environment)
        callsPerMinute = try environment.integer(
            "CLICKUP_CALLS_PER_MINUTE",
            default: 100,
            in: 1...1_000_000
        )
    }

    private static func assignee(_ environment: Environment) throws -> Int? {
        guard let text = environment["CLICKUP_ASSIGNEE_ID"] else { return nil }
        guard let id = Int(text), id > 0 else {
            throw SettingsError("CLICKUP_ASSIGNEE_ID must be the number of a ClickUp user")
        }
        return id
    }
}

/// A task as its owner names it: by ClickUp's identifier, or by the one that
/// the workspace gives, such as `PROD-811`.
struct ClickUpTaskReference: Sendable, Equatable {
    let id: String

    /// The workspace whose identifier it is; nothing for ClickUp's own.
    let team: String?

    init(id: String, team: String? = nil) {
        self.id = id
        self.team = team
    }

    fileprivate init(_ environment: Environment) throws {
        guard let id = environment["CLICKUP_PARENT_TASK_ID"] else {
            throw SettingsError("CLICKUP_PARENT_TASK_ID is needed with CLICKUP_API_KEY")
        }
        guard id.utf8.count <= 64, id.utf8.allSatisfy(Self.isOfIdentifier) else {
            throw SettingsError("CLICKUP_PARENT_TASK_ID must be a task's id, not its address")
        }
        let team = environment["CLICKUP_TEAM_ID"]
        guard team?.utf8.allSatisfy({ (48...57).contains($0) }) != false else {
            throw SettingsError("CLICKUP_TEAM_ID must be the number of a ClickUp workspace")
        }
        // ClickUp's own identifiers have no hyphen.
        let isCustom = id.contains("-")
        if isCustom, team == nil {
            throw SettingsError("CLICKUP_PARENT_TASK_ID is a custom id: set CLICKUP_TEAM_ID too")
        }
        self.init(id: id, team: isCustom ? team : nil)
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || "-_".utf8.contains(byte)
    }
}
