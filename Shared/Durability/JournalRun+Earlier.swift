extension JournalRun {
    /// What an earlier attempt recorded under a name; nothing when it recorded
    /// nothing.
    ///
    /// For a workflow whose steps changed between two versions: a run that was
    /// begun under the other one goes on with what that one recorded. The name
    /// stays free for a step.
    ///
    /// - Throws: ``JournalError/unreadableStep(_:)``.
    public func earlier<Value: Decodable>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        try pages.recorded(name, as: type)
    }
}
