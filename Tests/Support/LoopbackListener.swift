#if canImport(Glibc)
import Glibc
#endif

/// A socket that listens on a free port of loopback, closed with this object.
public final class LoopbackListener: Sendable {
    let socket: Int32
    public let port: Int

    /// - Parameter backlog: How many connections may wait to be accepted.
    /// - Throws: When no port is free.
    public init(backlog: Int32) throws(RawClientError) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && listen(socket, backlog) == 0
                    && getsockname(socket, $0, &size) == 0
            }
        }
        self.socket = socket
        port = Int(UInt16(bigEndian: address.sin_port))
        guard listens else { throw RawClientError(number: errno) }
    }

    deinit { close(socket) }
}
