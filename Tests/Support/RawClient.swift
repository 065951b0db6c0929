import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// A TCP client that sends and receives bytes as they are, to say to a
/// server what no library would.
public final class RawClient: Sendable {
    private let socket: Int32

    // Both block, which a task may not. A queue that does one thing at a time
    // has a thread of its own.
    private let sending = BlockingQueue("test.raw-client.sending")
    private let receiving = BlockingQueue("test.raw-client.receiving")

    /// Connects to a port of this machine.
    public init(port: Int) throws(RawClientError) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // A test that waits in vain ends with an error.
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(
            socket,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &patience,
            socklen_t(MemoryLayout<timeval>.size)
        )
        guard connected == 0 else {
            close(socket)
            throw RawClientError(number: errno)
        }
    }

    deinit { close(socket) }

    /// Sends all of it, or as much as the server takes before it closes.
    public func send(_ bytes: [UInt8]) async throws {
        try await sending.run { [self] in
            var rest = bytes[...]
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes {
                    Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard sent > 0 else { return }
                rest = rest.dropFirst(sent)
            }
        }
    }

    public func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Says that nothing more will be sent.
    public func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// What has come when the server closes its side.
    ///
    /// - Throws: ``RawClientError`` when nothing happens for long.
    public func receiveAll() async throws -> String {
        try await receiving.run { [self] in
            var all: [UInt8] = []
            while case let bytes = try receive(), !bytes.isEmpty { all += bytes }
            return String(decoding: all, as: UTF8.self)
        }
    }

    /// What has come when it contains `end`, or the server closes its side.
    ///
    /// - Throws: ``RawClientError`` when nothing happens for long.
    public func receive(until end: String) async throws -> String {
        try await receiving.run { [self] in
            var all = ""
            while !all.contains(end), case let bytes = try receive(), !bytes.isEmpty {
                all += String(decoding: bytes, as: UTF8.self)
            }
            return all
        }
    }

    /// The next bytes, or none at the end of the connection.
    private func receive() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { throw RawClientError(number: errno) }
        return count > 0 ? Array(buffer[..<count]) : []
    }
}

/// The number that the system gave to what went wrong.
public struct RawClientError: Error {
    public let number: Int32
}
