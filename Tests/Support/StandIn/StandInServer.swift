import Dispatch
import Foundation
public import Runtime
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// An HTTP server in a vendor's place: it does what its handler does, keeps
/// what it was asked, and can be told to fail.
///
/// It is made of sockets and not of Guichet's own server, so that it can also
/// do what no server should.
public final class StandInServer: Service {
    public typealias Handler = @Sendable (StandInRequest) -> StandInAnswer
    public typealias Condition = @Sendable (StandInRequest) -> Bool

    /// Around the vendor's work on a request.
    public enum Moment: String, Sendable, CaseIterable {
        /// The vendor has not begun.
        case before

        /// The vendor has done it, and not answered.
        case after
    }

    /// Told of each moment, on a thread that may wait; says whether there is
    /// still somebody to go on for.
    public typealias Observer = @Sendable (StandInRequest, Moment) -> Bool

    private struct Rule {
        let fault: StandInFault
        let condition: Condition
        var times: Int
    }

    public var port: Int { listener.port }
    private let listener: LoopbackListener
    private let handler: Handler
    private let rules = Mutex<[Rule]>([])
    private let received = Mutex<[StandInRequest]>([])
    private let open = Mutex<Set<Int32>>([])
    private let observer = Mutex<Observer?>(nil)
    private let queue = BlockingQueue("test.stand-in")
    private let working = Mutex(())

    /// Listens on a free port of loopback.
    ///
    /// - Parameter handler: What the vendor does; one request at a time.
    /// - Throws: When no port is free.
    public init(_ handler: @escaping Handler) throws(RawClientError) {
        self.handler = handler
        listener = try LoopbackListener(backlog: 256)
    }

    public var url: String { "http://127.0.0.1:\(port)" }

    /// What came, in order, also what a fault answered.
    public var requests: [StandInRequest] { received.withLock { $0 } }

    /// Fails from now on.
    ///
    /// - Parameters:
    ///   - fault: How.
    ///   - times: How often; then the next rule, or the vendor, answers again.
    ///   - condition: Which requests.
    public func fail(
        _ fault: StandInFault,
        times: Int = .max,
        where condition: @escaping Condition = { _ in true }
    ) {
        rules.withLock { $0.append(Rule(fault: fault, condition: condition, times: times)) }
    }

    /// Forgets every fault.
    public func heal() {
        rules.withLock { $0.removeAll() }
    }

    /// Tells an observer of every request that no fault holds for.
    public func observe(_ observe: @escaping Observer) {
        observer.withLock { $0 = observe }
    }

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
            // A thread for each: a silent one must not hold up the others.
            Thread.detachNewThread { self.serve(connection) }
        }
    }

    private func serve(_ socket: Int32) {
        defer {
            open.withLock { _ = $0.remove(socket) }
            close(socket)
        }
        var connection = StandInConnection(socket: socket)
        while let request = connection.next() {
            received.withLock { $0.append(request) }
            switch fault(for: request) {
            case nil:
                guard sees(request, .before) else { return }
                let answer = work(on: request)
                guard sees(request, .after) else { return }
                connection.send(answer)
            case .answer(let answer): connection.send(answer)
            case .dropBefore: return
            case .dropAfter:
                _ = work(on: request)
                return
            case .cutAnswer: return connection.sendHalf(work(on: request))
            case .slow(let seconds):
                let answer = work(on: request)
                usleep(UInt32(seconds * 1_000_000))
                connection.send(answer)
            case .silence: return connection.waitForEnd()
            case .garbage:
                connection.send(StandInAnswer(status: 200, body: Data("<html>?".utf8)))
            }
        }
    }

    private func sees(_ request: StandInRequest, _ moment: Moment) -> Bool {
        observer.withLock { $0 }?(request, moment) ?? true
    }

    private func work(on request: StandInRequest) -> StandInAnswer {
        working.withLock { _ in handler(request) }
    }

    private func fault(for request: StandInRequest) -> StandInFault? {
        rules.withLock { rules in
            guard let index = rules.firstIndex(where: { $0.condition(request) }) else { return nil }
            rules[index].times -= 1
            let fault = rules[index].fault
            if rules[index].times == 0 { rules.remove(at: index) }
            return fault
        }
    }
}
