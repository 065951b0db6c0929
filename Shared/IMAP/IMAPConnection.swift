internal import FoundationEssentials
internal import Runtime

/// The one connection of a mailbox's reader, made when it is needed.
///
/// The library's calls block: they run on a queue of their own. A task that is
/// cancelled cuts the connection, so that nobody waits for a silent server.
actor IMAPConnection {
    private let executor = QueueExecutor(label: "guichet.imap")
    private let settings: IMAPSettings
    private let names = BlockingQueue("guichet.imap.names")
    private let cut = SocketCut()
    private var session: IMAPSession?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init(_ settings: IMAPSettings) {
        self.settings = settings
    }

    /// Opens the folder, over a new connection where there is none.
    func open() async throws -> MailboxState {
        let addresses = session == nil ? try await addresses() : []
        return try await whole { connection throws(MailboxError) in
            let session =
                if let session = connection.session {
                    session
                } else {
                    try IMAPSession(connection.settings, at: addresses, connection.cut)
                }
            connection.session = session
            return try session.open(
                connection.settings.folder,
                marking: connection.settings.marksSeen
            )
        }
    }

    /// Runs a command; after an error the connection is given up.
    func run<Result: Sendable>(
        _ command: @Sendable (IMAPSession) throws(MailboxError) -> Result
    ) async throws -> Result {
        try await whole { connection throws(MailboxError) in
            guard let session = connection.session else { throw MailboxError(.connectionLost) }
            return try command(session)
        }
    }

    func close() {
        session = nil
        cut.release()
    }

    /// Where the server is: nobody waits longer for that than for the server.
    private func addresses() async throws -> [HostAddress] {
        let (host, port) = (settings.host, settings.port)
        do {
            return try await names.run(within: Double(settings.timeout)) {
                try HostAddress.all(of: host, port: port)
            }
        } catch is Deadline.Passed {
            throw MailboxError(.unreachable)
        }
    }

    private func whole<Result: Sendable>(
        _ body: @Sendable (isolated IMAPConnection) throws(MailboxError) -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        cut.renew()
        do {
            return try await withTaskCancellationHandler {
                try body(self)
            } onCancel: {
                cut.cut()
            }
        } catch {
            close()
            try Task.checkCancellation()
            throw error
        }
    }
}
