import CMicroHTTPD
import Contracts
import FoundationEssentials
import HTTP

/// One request and its answer, from the request line to the last byte.
///
/// libmicrohttpd calls for it several times: once with the head, then with
/// each part of the body, then until there is an answer. All calls for one
/// connection come in the loop's thread, and only they touch an exchange.
final class Exchange {
    private enum Phase {
        case head

        /// The body is coming in.
        case receiving(RequestHead, BodyCollector?)

        /// The answer is known before the request's end, which is near: it
        /// announced no body.
        case refused(Response)

        /// The answer has been sent before the body's end; what still comes
        /// is dropped, so that the client gets to read the answer.
        case lingering

        case running(PendingAnswer, RequestHead, BodyCollector?)
        case answered
    }

    private let core: ServerCore
    private let peer: Peer
    private let target: HeadReader.Target
    private var phase = Phase.head
    private var isOpen = false

    /// Whether its head has not been read yet.
    var isNew: Bool { !isOpen }

    init(core: ServerCore, peer: Peer, target: HeadReader.Target) {
        self.core = core
        self.peer = peer
        self.target = target
    }

    /// The head is complete.
    ///
    /// - Returns: False when the connection must be closed at once.
    func begin(
        _ connection: OpaquePointer,
        method: UnsafePointer<CChar>,
        version: UnsafePointer<CChar>
    )
        -> Bool
    {
        isOpen = core.load.opened()
        guard isOpen else { return false }
        let raw = HeadReader.read(connection, method: method, version: version, target: target)
        if let fault = HeadChecks.fault(of: raw, limits: core.limits) {
            return refuse(.refusal(fault), raw, closing: true)
        }
        guard let target = RequestTarget(raw.target) else {
            return refuse(.refusal(HeadFault.badTarget), raw, closing: true)
        }
        guard let head = RequestHead(raw, target: target, peer: peer.address) else {
            return refuse(.refusal(HeadFault.unknownMethod), raw)
        }
        switch core.router.plan(for: head) {
        case .refuse(let response): return refuse(response, raw)
        case .read(let policy): return receive(head, policy, raw)
        }
    }

    /// A part of the body is there.
    func receive(_ bytes: UnsafeRawBufferPointer) {
        guard case .receiving(let head, let collector?) = phase else { return }
        do {
            try collector.append(bytes)
        } catch {
            linger(after: core.router.answer(to: error, head: head))
        }
    }

    /// The request is complete; called again until it is answered.
    ///
    /// - Returns: False when the connection must be closed at once.
    func finish(_ connection: OpaquePointer) -> Bool {
        switch phase {
        case .refused(let response):
            return answer(response, connection)
        case .receiving(let head, let collector):
            guard peer.enter(.handler, until: Peer.never) else { return false }
            guard core.load.started() else {
                let busy = core.router.answer(to: RequestError.overloaded, head: head)
                return answer(busy, connection)
            }
            let pending = run(head, collector)
            phase = .running(pending, head, collector)
            return answer(pending, connection, to: head)
        case .running(let pending, let head, _):
            return answer(pending, connection, to: head)
        case .head, .lingering, .answered:
            return false
        }
    }

    /// The exchange is over, whatever the reason.
    func end() {
        guard isOpen else { return }
        core.load.closed()
        let idle = core.limits.idleSeconds + core.limits.headSeconds
        _ = peer.enter(.head, until: Moment.after(seconds: idle))
    }

    private func receive(
        _ head: RequestHead,
        _ policy: BodyPolicy,
        _ raw: RawHead
    ) -> Bool {
        guard raw.announcesBody else {
            phase = .receiving(head, nil)
            return true
        }
        let seconds = policy.isSpooled ? core.limits.spooledBodySeconds : core.limits.bodySeconds
        guard peer.enter(.body, until: Moment.after(seconds: seconds)) else { return false }
        do {
            let collector = try BodyCollector(
                policy,
                announced: raw.contentLength,
                spoolFolder: core.spoolFolder,
                load: core.load
            )
            phase = .receiving(head, collector)
            return true
        } catch {
            return refuse(core.router.answer(to: error, head: head), raw)
        }
    }

    /// Runs the route.
    ///
    /// It is a task of its own, and not one of a group, because requests
    /// begin in libmicrohttpd, outside of any task. ``Load`` counts it, and the
    /// server does not end before it has.
    ///
    /// It begins at once, and a handler that waits for nothing ends at once.
    /// One that waits goes on in the loop's thread too. A long body may take
    /// long to read and to think about: nobody else waits for that, it is
    /// done in Swift's own threads.
    private func run(_ head: RequestHead, _ collector: BodyCollector?) -> PendingAnswer {
        let pending = PendingAnswer(core)
        let body = collector?.body ?? .bytes(.init())
        let respond: @Sendable () async -> Void = { [core] in
            let response = await core.router.respond(to: head, body: body)
            core.load.stopped()
            pending.fulfil(response)
            core.load.delivered()
        }
        if body.isLong {
            Task(executorPreference: globalConcurrentExecutor) { await respond() }
        } else {
            Task.immediate(executorPreference: core.loop) { await respond() }
        }
        return pending
    }

    private func refuse(
        _ response: Response,
        _ raw: RawHead,
        closing: Bool = false
    ) -> Bool {
        guard raw.announcesBody || closing else {
            phase = .refused(response)
            return true
        }
        linger(after: response, hasBody: raw.method != "HEAD")
        return true
    }

    /// Answers at once, and gives the client some seconds to read it: closing
    /// with unread bytes would take the answer away from it.
    private func linger(after response: Response, hasBody: Bool = true) {
        phase = .lingering
        guard peer.enter(.answer, until: Moment.after(seconds: 3)) else { return }
        peer.refuse(RawAnswer.bytes(of: response, hasBody: hasBody))
    }

    private func answer(
        _ pending: PendingAnswer,
        _ connection: OpaquePointer,
        to head: RequestHead
    ) -> Bool {
        guard let response = pending.take(orSuspend: connection) else { return true }
        return answer(response, connection, to: head)
    }

    private func answer(
        _ response: Response,
        _ connection: OpaquePointer,
        to head: RequestHead? = nil
    ) -> Bool {
        phase = .answered
        let seconds = core.limits.answerSeconds + response.size / core.limits.answerBytesPerSecond
        guard peer.enter(.answer, until: Moment.after(seconds: seconds)) else { return false }
        let closing = core.load.isDraining
        do {
            try ResponseWriter.queue(response, on: connection, closing: closing)
            return true
        } catch {
            // A handler made an answer that cannot be sent; the router logs
            // it and says what the client is told.
            let head = head ?? RequestHead(method: .get, path: "")
            let instead = core.router.answer(to: error, head: head)
            return (try? ResponseWriter.queue(instead, on: connection, closing: true)) != nil
        }
    }
}

extension Request.Body {
    /// Whether it is more than a request with some hundred words.
    fileprivate var isLong: Bool {
        switch self {
        case .bytes(let bytes): bytes.count > 8 << 10
        case .file: false
        }
    }
}
