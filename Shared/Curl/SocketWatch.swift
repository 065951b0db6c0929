import CCurl

#if canImport(Glibc)
import Glibc
#endif

/// The sockets and the moment that libcurl waits for.
///
/// Told which sockets are ready, libcurl looks at these and at no other: a
/// transfer costs the same however many others there are. Used in the
/// client's thread only.
final class SocketWatch {
    /// Milliseconds of the longest wait: the client looks after requests that
    /// wait for a connection, of which libcurl says nothing.
    private static let longestWait: Int64 = 1_000

    private let multi: MultiHandle
    private var ready: [guichet_ready]

    /// When libcurl is to be called though nothing is ready, in milliseconds of
    /// the clock that never goes back.
    private var due: Int64?

    init(_ multi: MultiHandle) {
        self.multi = multi
        ready = Array(repeating: guichet_ready(), count: 64)
        let context = Unmanaged.passUnretained(self).toOpaque()
        guichet_multi_report(multi.pointer, Self.socketChanged, Self.timeChanged, context)
    }

    /// Ends what libcurl reports: from here on this object may go.
    func stop() {
        guichet_multi_report(multi.pointer, nil, nil, nil)
    }

    /// Calls libcurl when its time has come.
    func callWhenDue() {
        guard let moment = due, moment <= Self.now else { return }
        // libcurl sets the next time while it is called.
        due = nil
        act(CURL_SOCKET_TIMEOUT, 0)
    }

    /// Waits until something is ready, somebody wakes the client, or it is time,
    /// and has libcurl work on what is ready.
    func wait() {
        guard multi.watch >= 0 else {
            // Nothing can be sent, and nobody can wake this thread to say so.
            usleep(20_000)
            return
        }
        let rest = due.map { min(max($0 - Self.now, 0), Self.longestWait) } ?? Self.longestWait
        let count = guichet_watch_wait(multi.watch, &ready, Int32(ready.count), Int32(rest))
        for place in 0..<Int(count) {
            if ready[place].socket == multi.counter {
                multi.forgetWaking()
            } else {
                act(ready[place].socket, ready[place].events)
            }
        }
    }

    private func act(_ socket: curl_socket_t, _ events: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi.pointer, socket, events, &running)
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    // MARK: - Called back by libcurl

    private static let socketChanged: curl_socket_callback = { _, socket, wanted, context, mark in
        guard let watch = watch(context) else { return -1 }
        guichet_watch_set(watch.multi.watch, socket, wanted, mark == nil ? 0 : 1)
        if mark == nil, wanted != CURL_POLL_REMOVE {
            // libcurl keeps the mark until it wants the socket no longer.
            curl_multi_assign(watch.multi.pointer, socket, context)
        }
        return 0
    }

    private static let timeChanged: curl_multi_timer_callback = { _, milliseconds, context in
        guard let watch = watch(context) else { return -1 }
        watch.due = milliseconds < 0 ? nil : now + Int64(milliseconds)
        return 0
    }

    private static func watch(_ context: UnsafeMutableRawPointer?) -> SocketWatch? {
        context.map { Unmanaged<SocketWatch>.fromOpaque($0).takeUnretainedValue() }
    }
}
