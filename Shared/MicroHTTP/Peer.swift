import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// One TCP connection, as the watch over slow clients sees it.
///
/// libmicrohttpd closes connections that are silent. One that sends a byte
/// now and then is caught here: each stage of a connection has a deadline.
final class Peer: Sendable {
    /// What a connection is in the middle of.
    enum Stage: Int {
        /// Between requests, or before the end of a request's head.
        case head

        /// Receiving a body.
        case body

        /// Waiting for a handler; this takes the time that it takes.
        case handler

        /// Sending an answer, or letting a refused client notice it.
        case answer
    }

    static let never = Int64.max
    private static let passed = Int64.min

    /// The numeric address of the client.
    let address: String
    private let socket: Int32
    private let deadline: Atomic<Int64>
    private let stage = Atomic<Int>(Stage.head.rawValue)
    private let hadEnded = Atomic<Bool>(false)

    init(socket: Int32, address: String, headDeadline: Int64) {
        self.socket = socket
        self.address = address
        deadline = Atomic(headDeadline)
    }

    /// Enters a stage, which is to end before a moment of ``Moment``.
    ///
    /// - Returns: False when the time of the stage before was up: the
    ///   connection has been given up and nothing may be sent any more.
    func enter(_ stage: Stage, until next: Int64) -> Bool {
        var current = deadline.load(ordering: .acquiring)
        while current != Self.passed {
            let (exchanged, original) = deadline.weakCompareExchange(
                expected: current,
                desired: next,
                ordering: .acquiringAndReleasing
            )
            if exchanged {
                self.stage.store(stage.rawValue, ordering: .releasing)
                return true
            }
            current = original
        }
        return false
    }

    /// Ends the connection when the time of its stage is up, or when a client
    /// is gone in the middle of a request.
    ///
    /// The caller makes sure that the socket is still open: see ``Peers``.
    func expire(at now: Int64, bodyDeadline: Int64) {
        let current = deadline.load(ordering: .acquiring)
        let stage = stage.load(ordering: .acquiring)
        let isBody = stage == Stage.body.rawValue
        let isLate = (isBody ? min(current, bodyDeadline) : current) < now
        let isReading = isBody || stage == Stage.head.rawValue
        guard current != Self.passed, isLate || (isReading && isGone()),
            deadline.compareExchange(
                expected: current,
                desired: Self.passed,
                ordering: .acquiringAndReleasing
            ).exchanged
        else { return }
        if isBody { send(RawAnswer.bytes(of: ServerFault.tooSlow)) }
        SocketEnd.shutDown(socket)
    }

    /// Whether the client has ended its side, and had so the last time.
    ///
    /// libmicrohttpd 0.9.75 misses an end that comes together with the last
    /// bytes. At the first look it may be about to read a whole request.
    private func isGone() -> Bool {
        var byte: UInt8 = 0
        guard recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0 else { return false }
        return hadEnded.exchange(true, ordering: .relaxed)
    }

    /// Sends an answer past libmicrohttpd, then ends this side's half of the
    /// connection.
    ///
    /// libmicrohttpd takes no answer in the middle of a body. An answer of
    /// this kind fits into the socket's empty buffer; when it does not, the
    /// client sees a closed connection.
    func refuse(_ answer: [UInt8]) {
        send(answer)
        shutdown(socket, Int32(SHUT_WR))
    }

    private func send(_ bytes: [UInt8]) {
        _ = Glibc.send(
            socket,
            bytes,
            bytes.count,
            Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        )
    }
}

/// Moments for deadlines: milliseconds of a clock that never goes back.
enum Moment {
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    static func after(seconds: Int) -> Int64 { now + Int64(seconds) * 1_000 }
}
