#if canImport(Glibc)
import Glibc
#endif

/// One of the addresses that a host has.
struct HostAddress: Sendable {
    private let family: Int32
    private let bytes: [UInt8]

    /// Asks the system where a host is; this blocks.
    static func all(of host: String, port: UInt16) throws(MailboxError) -> [HostAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else { throw MailboxError(.unreachable, code: code) }
        defer { freeaddrinfo(list) }
        var addresses: [HostAddress] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ai_next
            guard let address = entry.ai_addr else { continue }
            let bytes = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
            addresses.append(HostAddress(family: entry.ai_family, bytes: Array(bytes)))
        }
        return addresses
    }

    /// Connects, and gives up after so many seconds or when it is cut.
    ///
    /// - Returns: A socket that does not block, held by `cut` as well.
    func connect(within seconds: Int, _ cut: SocketCut) throws(MailboxError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw MailboxError(.unreachable, code: errno) }
        guard cut.hold(descriptor) else { throw Self.failure(errno, descriptor, cut) }
        let result = bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return -1 as Int32 }
            return Glibc.connect(
                descriptor,
                start.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)
            )
        }
        guard result == 0 || errno == EINPROGRESS else {
            throw Self.failure(errno, descriptor, cut)
        }
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let answers = poll(&waiting, 1, Int32(clamping: seconds * 1_000))
        // A cut ends the wait as well, and leaves no error behind.
        guard answers > 0, Self.isConnected(descriptor) else {
            throw Self.failure(
                answers == 0 ? ETIMEDOUT : Self.error(of: descriptor),
                descriptor,
                cut
            )
        }
        return descriptor
    }

    private static func isConnected(_ descriptor: Int32) -> Bool {
        var peer = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &peer) { bytes in
            guard let start = bytes.baseAddress else { return false }
            return getpeername(descriptor, start.assumingMemoryBound(to: sockaddr.self), &size) == 0
        }
    }

    private static func error(of descriptor: Int32) -> Int32 {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
        return code
    }

    private static func failure(
        _ code: Int32,
        _ descriptor: Int32,
        _ cut: SocketCut
    ) -> MailboxError {
        cut.release()
        close(descriptor)
        return MailboxError(.unreachable, code: code)
    }
}
