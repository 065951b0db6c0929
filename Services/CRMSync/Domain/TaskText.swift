import Contracts

/// What a production task says (A3.7).
enum TaskText {
    /// The most characters that a task's description holds.
    static let limit = 64 << 10

    static func name(of task: TaskToCreate) -> String { "Demande \(task.userEmail)" }

    static func description(of task: TaskToCreate) -> String {
        let head = """
            Client : \(client(of: task))
            Objet : \(task.objet)
            Crédits : \(task.credits)
            Ticket : \(task.ticketURL)


            """
        let tail = files(of: task) + notes(of: task)
        return head + task.description.fitting(in: limit, beside: head + tail) + tail
    }

    private static func client(of task: TaskToCreate) -> String {
        guard let name = task.userName, !name.isEmpty else { return task.userEmail }
        return "\(name) <\(task.userEmail)>"
    }

    private static func files(of task: TaskToCreate) -> String {
        task.fichiersURLs.isEmpty ? "" : "\n\nFichiers :\n" + FileList.links(task.fichiersURLs)
    }

    private static func notes(of task: TaskToCreate) -> String {
        guard let notes = task.adminNotes, !notes.isEmpty else { return "" }
        return "\n\nNotes de l’administrateur :\n" + notes
    }
}
