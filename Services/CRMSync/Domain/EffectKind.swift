/// What is done at a provider, as the ledger names it; never renamed.
enum EffectKind: String, CaseIterable {
    case upsertContact = "upsert contact"
    case createTicket = "create ticket"
    case updateTicket = "update ticket"
    case recordMail = "record mail"
    case addNote = "add note"
    case createTask = "create task"
}

extension Set<EffectKind> {
    /// All of them, where a provider performs each once per key by itself.
    static let all = Set(EffectKind.allCases)
}
