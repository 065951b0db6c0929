import Foundation
import Synchronization

/// Ports that nobody listens on.
public enum FreePorts {
    private static let taken = Mutex<Set<Int>>([])

    /// A port below those that the system gives to outgoing connections.
    public static func next() -> Int {
        while true {
            let port = Int.random(in: 10_000...29_000)
            let isNew = taken.withLock { $0.insert(port).inserted }
            if isNew, isFree(port) { return port }
        }
    }

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var reuse: Int32 = 1
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_REUSEADDR,
            &reuse,
            socklen_t(MemoryLayout<Int32>.size)
        )
        return Self.with(port) { bind(descriptor, $0, $1) == 0 }
    }

    /// Whether somebody accepts connections on a port of loopback.
    static func isAnswering(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return Self.with(port) { connect(descriptor, $0, $1) == 0 }
    }

    private static func with(
        _ port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
