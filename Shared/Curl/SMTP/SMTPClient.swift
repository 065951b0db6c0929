import Runtime
import Synchronization

/// Hands mails to a mail server over libcurl, one at a time.
///
/// Mails that follow each other go over one login; after anything but an
/// acceptance the connection is dropped. Everything blocking runs in a queue
/// of the client's own.
public final class SMTPClient: Sendable {
    private let settings: SMTPSettings
    private let queue = BlockingQueue("guichet.smtp")

    /// The kept connection.
    ///
    /// Only the queue takes this lock, one call at a time, so that nobody ever
    /// waits for it.
    private let kept = Mutex<SMTPHandle?>(nil)

    public init(_ settings: SMTPSettings) {
        self.settings = settings
    }

    /// Hands over one mail, and says what became of it.
    ///
    /// Cancelling the task calls the mail off as long as none of its content
    /// has left; after that the server's answer is waited for, since nobody
    /// else could say later what became of the mail.
    public func send(_ mail: SMTPMail) async -> SMTPOutcome {
        let callOff = CallOff()
        return await withTaskCancellationHandler {
            do {
                return try await queue.run { self.deliver(mail, callOff) }
            } catch {
                // The body throws nothing.
                return .notReached(.cancelled)
            }
        } onCancel: {
            callOff.say()
        }
    }

    /// Connects and logs in as for a mail, and sends none.
    ///
    /// - Returns: What keeps mails from being taken; nothing when they would be
    ///   as far as that shows it.
    public func check() async -> SMTPOutcome? {
        let callOff = CallOff()
        return await withTaskCancellationHandler {
            do {
                return try await queue.run {
                    BrokenPipes.block()
                    guard let handle = SMTPHandle(self.settings) else {
                        return .notReached(.outOfMemory)
                    }
                    return handle.logIn(callOff)
                }
            } catch {
                // The body throws nothing.
                return .notReached(.cancelled)
            }
        } onCancel: {
            callOff.say()
        }
    }

    private func deliver(_ mail: SMTPMail, _ callOff: CallOff) -> SMTPOutcome {
        BrokenPipes.block()
        return kept.withLock { kept in
            if let handle = kept {
                kept = nil
                let outcome = handle.send(mail, callOff)
                if case .accepted = outcome { kept = handle }
                // A kept connection that died in the meantime says nothing of
                // the server, and has taken nothing.
                guard case .notReached = outcome, !callOff.isCalledOff else { return outcome }
            }
            guard let handle = SMTPHandle(settings) else {
                return .notReached(.outOfMemory)
            }
            let outcome = handle.send(mail, callOff)
            if case .accepted = outcome { kept = handle }
            return outcome
        }
    }
}
