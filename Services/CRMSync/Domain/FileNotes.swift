import Contracts

/// What a ticket's notes say of the files that came with its request.
enum FileNotes {
    /// The history of the files that were stored; nothing when there are none.
    static func stored(_ ticket: TicketToCreate) -> String? {
        guard !ticket.fichiersURLs.isEmpty else { return nil }
        return """
            Fichiers reçus de \(ticket.userEmail) pour « \(ticket.objet) » :
            \(FileList.links(ticket.fichiersURLs))
            """
    }

    /// The files that the ticket has to do without, by name (A5.3); nothing
    /// when there are none.
    static func failed(_ ticket: TicketToCreate) -> String? {
        guard !ticket.failedFiles.isEmpty else { return nil }
        let files = ticket.failedFiles.map { "- \($0.name) : \($0.reason)" }
        return "Fichiers non enregistrés, à redemander au client :\n"
            + files.joined(separator: "\n")
    }
}
