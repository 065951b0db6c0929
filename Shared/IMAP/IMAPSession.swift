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

    /// Connects to the first address that takes the connection, encrypts as
    /// the settings ask, and logs in; `cut` ends whatever it is at.
    ///
    /// - Throws: ``MailboxError``. The password is not sent unless the
    ///   server's certificate has been checked.
    init(
        _ settings: IMAPSettings,
        at addresses: [HostAddress],
        _ cut: SocketCut
    ) throws(MailboxError) {
        BrokenPipes.block()
        guard Self.hasLowDescriptors else { throw MailboxError(.unreachable, code: EMFILE) }
        guard let pointer = mailimap_new(0, nil) else {
            throw MailboxError(.unreachable, code: Int32(MAILIMAP_ERROR_MEMORY))
        }
        self.pointer = pointer
        mailimap_set_timeout(pointer, settings.timeout)
        let socket = try Self.connect(to: addresses, settings, cut)
        let isLoggedIn = try greet(settings, over: socket)
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

    /// Whether a new connection can be waited for: the library does so with
    /// select(2), which ends the process for a descriptor of 1024 or more.
    private static var hasLowDescriptors: Bool {
        let next = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard next >= 0 else { return false }
        Glibc.close(next)
        return next < 1000
    }

    private static func connect(
        to addresses: [HostAddress],
        _ settings: IMAPSettings,
        _ cut: SocketCut
    ) throws(MailboxError) -> Int32 {
        var failure = MailboxError(.unreachable)
        for address in addresses where !Task.isCancelled {
            do {
                return try address.connect(within: settings.timeout, cut)
            } catch {
                failure = error
            }
        }
        throw failure
    }

    /// Says whether the server takes the user as logged in from the start.
    ///
    /// The socket is the library's from here on.
    private func greet(
        _ settings: IMAPSettings,
        over socket: Int32
    ) throws(MailboxError) -> Bool {
        guard let host = strdup(settings.host) else {
            Glibc.close(socket)
            throw MailboxError(.unreachable, code: ENOMEM)
        }
        defer { free(host) }
        let stream =
            switch settings.security {
            case .tls:
                mailstream_ssl_open_with_callback_timeout(
                    socket,
                    settings.timeout,
                    guichet_name_server,
                    host
                )
            case .starttls, .none:
                mailstream_socket_open_timeout(socket, settings.timeout)
            }
        guard let stream else {
            Glibc.close(socket)
            throw MailboxError(settings.security == .tls ? .notEncrypted : .unreachable)
        }
        let connected = mailimap_connect(pointer, stream)
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
