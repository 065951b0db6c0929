import CMicroHTTPD

#if canImport(Glibc)
import Glibc
#endif

/// A server that could not start listening.
public struct ListenError: Error, Equatable, CustomStringConvertible {
    public let description: String

    public init(description: String) {
        self.description = description
    }
}

/// A TCP socket that takes connections.
///
/// The server opens it itself, and not libmicrohttpd, to be able to say what
/// is wrong when it cannot.
struct ListeningSocket {
    let descriptor: Int32

    /// The port that it has, chosen by the system when 0 was asked for.
    let port: Int

    init(host: String, port: Int) throws(ListenError) {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard (0...65_535).contains(port), getaddrinfo(host, String(port), &hints, &found) == 0,
            let address = found
        else { throw ListenError(description: "\(host), port \(port), is no address to listen on") }
        defer { freeaddrinfo(found) }
        let family = address.pointee.ai_family
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(family, type, 0)
        var one: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        guard descriptor >= 0,
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size) == 0,
            bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
            listen(descriptor, 1_024) == 0,
            let bound = Self.port(of: descriptor)
        else {
            let reason = Self.reason(errno, host: host, port: port)
            if descriptor >= 0 { Glibc.close(descriptor) }
            throw ListenError(description: reason)
        }
        self.port = bound
    }

    func close() {
        Glibc.close(descriptor)
    }

    private static func port(of descriptor: Int32) -> Int? {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress,
                getsockname(descriptor, start.assumingMemoryBound(to: sockaddr.self), &size) == 0
            else { return nil }
            // The port is at the same place for IPv4 and IPv6, in network order.
            return Int(bytes[2]) << 8 | Int(bytes[3])
        }
    }

    private static func reason(_ error: Int32, host: String, port: Int) -> String {
        switch error {
        case EADDRINUSE: "port \(port) is in use on \(host)"
        case EACCES: "port \(port) on \(host) needs rights that this process does not have"
        case EADDRNOTAVAIL: "\(host) is no address of this machine"
        default: "cannot listen on \(host), port \(port): \(String(cString: strerror(error)))"
        }
    }
}
