import Dispatch
public import Runtime
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// A TCP server that answers as no HTTP server would.
///
/// For each connection, and for each request on it, it reads up to the end
/// of a head, then does the next of its steps.
public final class RawServer: Service {
    public enum Step: Sendable {
        /// Sends bytes and keeps the connection.
        case answer(String)

        /// Sends bytes and closes the connection.
        case answerAndClose(String)

        /// Reads on and says nothing until the client closes.
        case silence
    }

    public var port: Int { listener.port }
    private let listener: LoopbackListener
    private let steps: Mutex<ArraySlice<Step>>
    private let received = Mutex<[String]>([])
    private let open = Mutex<Set<Int32>>([])
    private let accepted = Mutex(0)
    private let queue = BlockingQueue("test.raw-server")

    /// Listens on a free port; after the last step it closes connections.
    public init(_ steps: [Step]) throws(RawClientError) {
        self.steps = Mutex(steps[...])
        listener = try LoopbackListener(backlog: 64)
    }

    /// The heads of the requests that came, in their order.
    public var heads: [String] { received.withLock { $0 } }

    /// How many connections came.
    public var connections: Int { accepted.withLock { $0 } }

    /// Accepts connections while `body` runs.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.queue.run { self.accept() } }
            defer {
                shutdown(listener.socket, Int32(SHUT_RDWR))
                open.withLock { for each in $0 { shutdown(each, Int32(SHUT_RDWR)) } }
            }
            try await body()
        }
    }

    private func accept() {
        while case let connection = Glibc.accept(listener.socket, nil, nil), connection >= 0 {
            open.withLock { _ = $0.insert(connection) }
            accepted.withLock { $0 += 1 }
            DispatchQueue(label: "test.raw-server.connection").async { self.serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer {
            open.withLock { _ = $0.remove(connection) }
            close(connection)
        }
        while let head = readHead(connection) {
            received.withLock { $0.append(head) }
            switch steps.withLock({ $0.popFirst() }) {
            case .answer(let text): send(text, connection)
            case .answerAndClose(let text): return send(text, connection)
            case .silence: while !read(connection).isEmpty {}
            case nil: return
            }
        }
    }

    private func readHead(_ connection: Int32) -> String? {
        var head = ""
        while !head.contains("\r\n\r\n") {
            let part = read(connection)
            if part.isEmpty { return nil }
            head += part
        }
        return head
    }

    private func read(_ connection: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
    }

    private func send(_ text: String, _ connection: Int32) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
