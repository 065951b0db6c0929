internal import FoundationEssentials
internal import Runtime
internal import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The one connection of a mailbox's reader, made when it is needed.
///
/// The library's calls block: they run on a queue of their own. A task that is
/// cancelled cuts the connection, so that nobody waits for a silent server.
actor IMAPConnection {
    private let executor = QueueExecutor(label: "guichet.imap")
    private let settings: IMAPSettings
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
        try await whole { connection throws(MailboxError) in
            let session =
                if let session = connection.session {
                    session
                } else {
                    try IMAPSession(connection.settings)
                }
            connection.session = session
            connection.cut.watch(session.descriptor)
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
        cut.watch(nil)
        session = nil
    }

    private func whole<Result: Sendable>(
        _ body: @Sendable (isolated IMAPConnection) throws(MailboxError) -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
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

/// Ends the reads and writes that another thread is at.
private final class SocketCut: Sendable {
    private let descriptor = Mutex<Int32?>(nil)

    /// Names the socket that is cut, or none before it is closed: its number
    /// may be another's soon.
    func watch(_ descriptor: Int32?) {
        self.descriptor.withLock { $0 = descriptor }
    }

    func cut() {
        descriptor.withLock { descriptor in
            if let descriptor { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}
