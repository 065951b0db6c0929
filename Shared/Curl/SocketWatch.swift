import CCurl
import Runtime

/// The sockets and the moment that libcurl waits for.
///
/// Told which sockets are ready, libcurl looks at these and at no other: a
/// transfer costs the same however many others there are. Used in the
/// loop's thread only.
final class SocketWatch {
    private let multi: MultiHandle
    private let thread: LoopThread
    private unowned let source: any LoopSource

    /// When libcurl is to be called though nothing is ready: a moment of the
    /// thread's.
    private(set) var due: Int64?

    /// - Parameters:
    ///   - multi: Whose sockets they are.
    ///   - thread: Where they are watched.
    ///   - source: Who is told that one is ready; it holds this watch.
    init(_ multi: MultiHandle, _ thread: LoopThread, for source: any LoopSource) {
        self.multi = multi
        self.thread = thread
        self.source = source
        let context = Unmanaged.passUnretained(self).toOpaque()
        guichet_multi_report(multi.pointer, Self.socketChanged, Self.timeChanged, context)
    }

    /// Ends what libcurl reports: from here on this object may go.
    func stop() {
        guichet_multi_report(multi.pointer, nil, nil, nil)
    }

    /// Calls libcurl when its time has come.
    func callWhenDue() {
        guard let moment = due, moment <= thread.now else { return }
        // libcurl sets the next time while it is called.
        due = nil
        act(CURL_SOCKET_TIMEOUT, 0)
    }

    /// Has libcurl work on a socket that is ready.
    func act(_ socket: curl_socket_t, _ events: LoopEvents) {
        var had: Int32 = 0
        if events.contains(.readable) { had |= CURL_CSELECT_IN }
        if events.contains(.writable) { had |= CURL_CSELECT_OUT }
        if events.contains(.broken) { had |= CURL_CSELECT_ERR }
        act(socket, had)
    }

    private func act(_ socket: curl_socket_t, _ events: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi.pointer, socket, events, &running)
    }

    // MARK: - Called back by libcurl

    private static let socketChanged: curl_socket_callback = { _, socket, wanted, context, _ in
        guard let watch = watch(context) else { return -1 }
        guard wanted != CURL_POLL_REMOVE else {
            watch.thread.rest(socket)
            return 0
        }
        var events: LoopEvents = []
        if wanted & CURL_POLL_IN != 0 { events.insert(.readable) }
        if wanted & CURL_POLL_OUT != 0 { events.insert(.writable) }
        watch.thread.watch(socket, for: events, by: watch.source)
        return 0
    }

    private static let timeChanged: curl_multi_timer_callback = { _, milliseconds, context in
        guard let watch = watch(context) else { return -1 }
        watch.due = milliseconds < 0 ? nil : watch.thread.now + Int64(milliseconds)
        return 0
    }

    private static func watch(_ context: UnsafeMutableRawPointer?) -> SocketWatch? {
        context.map { Unmanaged<SocketWatch>.fromOpaque($0).takeUnretainedValue() }
    }
}
