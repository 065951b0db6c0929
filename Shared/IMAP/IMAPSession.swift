internal import CEtPan
internal import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// A connection to a mail server, logged in.
///
/// Its calls block, and one thread at a time makes them. After an error the session is of no more use.
final class IMAPSession {
    let pointer: UnsafeMutablePointer<mailimap>

    /// Connects, encrypts as the settings ask, and logs in.
    ///
    /// - Throws: ``MailboxError``. The password is not sent unless the
    ///   server's certificate has been checked.
    init(_ settings: IMAPSettings) throws(MailboxError) {
        BrokenPipes.block()
        guard Self.hasLowDescriptors else { throw MailboxError(.unreachable, code: EMFILE) }
        guard let pointer = mailimap_new(0, nil) else {
            throw MailboxError(.unreachable, code: Int32(MAILIMAP_ERROR_MEMORY))
        }
        self.pointer = pointer
        mailimap_set_timeout(pointer, settings.timeout)
        let isLoggedIn = try connect(settings)
        if settings.security != .none { try checkCertificate(settings) }
        guard !isLoggedIn else { return }
        let result = mailimap_login(pointer, settings.user, settings.password.reveal())
        guard result == MAILIMAP_NO_ERROR else {
            throw MailboxError(result, otherwise: .loginRefused)
        }
    }

    deinit {
        BrokenPipes.block()
        mailimap_free(pointer)
    }

    /// The socket, to be cut from another thread.
    var descriptor: Int32? {
        guard let stream = pointer.pointee.imap_stream,
            let low = mailstream_get_low(stream)
        else { return nil }
        let descriptor = mailstream_low_get_fd(low)
        return descriptor >= 0 ? descriptor : nil
    }

    /// Whether a new connection can be waited for: the library does so with
    /// select(2), which ends the process for a descriptor of 1024 or more.
    private static var hasLowDescriptors: Bool {
        let next = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard next >= 0 else { return false }
        Glibc.close(next)
        return next < 1000
    }

    /// Says whether the server takes the user as logged in from the start.
    private func connect(_ settings: IMAPSettings) throws(MailboxError) -> Bool {
        guard let host = strdup(settings.host) else { throw MailboxError(.unreachable) }
        defer { free(host) }
        let connected =
            switch settings.security {
            case .tls:
                mailimap_ssl_connect_with_callback(
                    pointer,
                    host,
                    settings.port,
                    guichet_name_server,
                    host
                )
            case .starttls, .none:
                mailimap_socket_connect(pointer, host, settings.port)
            }
        guard
            [
                MAILIMAP_NO_ERROR, MAILIMAP_NO_ERROR_AUTHENTICATED,
                MAILIMAP_NO_ERROR_NON_AUTHENTICATED,
            ].contains(Int(connected))
        else { throw MailboxError(connected, otherwise: .unreachable) }
        let isLoggedIn = connected == MAILIMAP_NO_ERROR_AUTHENTICATED
        guard settings.security == .starttls else { return isLoggedIn }
        // Whoever greets as logged in before it is encrypted is not the server.
        guard !isLoggedIn else { throw MailboxError(.notEncrypted, code: connected) }
        let encrypted = mailimap_socket_starttls_with_callback(pointer, guichet_name_server, host)
        guard encrypted == MAILIMAP_NO_ERROR else {
            throw MailboxError(.notEncrypted, code: encrypted)
        }
        return false
    }

    private func checkCertificate(_ settings: IMAPSettings) throws(MailboxError) {
        var status: UInt32 = 0
        let result = guichet_check_certificate(
            pointer.pointee.imap_stream,
            settings.host,
            settings.authorities,
            &status
        )
        guard result == 0, status == 0 else {
            throw MailboxError(
                .certificateRefused,
                code: result != 0 ? result : Int32(bitPattern: status)
            )
        }
    }
}

extension MailboxError {
    /// The meaning of one of libetpan's results.
    init(_ result: Int32, otherwise reason: Reason) {
        switch Int(result) {
        case MAILIMAP_ERROR_CONNECTION_REFUSED, MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
            self.init(.unreachable, code: result)
        case MAILIMAP_ERROR_STREAM: self.init(.connectionLost, code: result)
        case MAILIMAP_ERROR_SSL, MAILIMAP_ERROR_STARTTLS: self.init(.notEncrypted, code: result)
        default: self.init(reason, code: result)
        }
    }
}
