import Contracts
import FoundationEssentials

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

    /// The same as Markdown, and at its end the mark by which it is found
    /// again.
    static func markdown(of task: TaskToCreate, reference: String) -> String {
        let ticket = MarkdownText.link(task.ticketID.rawValue, to: task.ticketURL)
        let head = """
            - **Client** : \(MarkdownText.line(client(of: task)))
            - **Objet** : \(MarkdownText.line(task.objet))
            - **Crédits** : \(task.credits)
            - **Ticket** : \(ticket)


            """
        let tail = linkedFiles(of: task) + quotedNotes(of: task) + "\n\nRéférence : " + reference
        let words = MarkdownText.quotation(task.description)
        return head + words.fitting(in: limit, beside: head + tail) + tail
    }

    private static func linkedFiles(of task: TaskToCreate) -> String {
        guard !task.fichiersURLs.isEmpty else { return "" }
        return "\n\n**Fichiers :**\n\n"
            + FileList.links(task.fichiersURLs) { MarkdownText.link(fileName(in: $0), to: $0) }
    }

    /// The last part of an address, as a person reads it.
    private static func fileName(in address: String) -> String {
        let name = URL(string: address)?.lastPathComponent ?? ""
        return name.isEmpty || name == "/" ? address : name
    }

    private static func quotedNotes(of task: TaskToCreate) -> String {
        guard let notes = task.adminNotes, !notes.isEmpty else { return "" }
        return "\n\n**Notes de l’administrateur :**\n\n" + MarkdownText.quotation(notes)
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
