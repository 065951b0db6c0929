import CMicroHTTPD
import Dispatch

#if canImport(Glibc)
import Glibc
#endif

/// Takes connections and hands them to libmicrohttpd, in a thread that may
/// wait where no more can be taken.
final class Reception {
    /// Microseconds until it looks again, where no connection can be taken.
    private static let pause: UInt32 = 20_000

    private let listening: Int32
    private let queue = DispatchQueue(label: "guichet.http.reception")
    private let source: any DispatchSourceRead

    /// Begins to take connections; the socket is closed in the end.
    init(_ socket: ListeningSocket, _ daemon: Daemon, _ core: ServerCore) {
        let listening = socket.descriptor
        self.listening = listening
        source = DispatchSource.makeReadSource(fileDescriptor: listening, queue: queue)
        source.setEventHandler {
            // Those that find no place wait in the kernel's queue.
            guard core.peers.count < core.limits.connections else {
                usleep(Self.pause)
                return
            }
            Self.take(from: listening, daemon)
        }
        source.setCancelHandler { close(listening) }
        source.resume()
    }

    /// Takes no further connections: they are refused from now on.
    func stop() {
        queue.sync {
            source.cancel()
            SocketEnd.shutDown(listening)
        }
    }

    private static func take(from listening: Int32, _ daemon: Daemon) {
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        // libmicrohttpd makes it one that does not block.
        let socket = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                accept(listening, address, &size)
            }
        }
        if socket >= 0 {
            daemon.add(socket, address, size)
        } else if errno != EAGAIN, errno != ECONNABORTED, errno != EINTR {
            // Such as no descriptor left: somebody has to leave first.
            usleep(pause)
        }
    }
}
