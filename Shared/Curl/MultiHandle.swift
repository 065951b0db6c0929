import CCurl

#if canImport(Glibc)
import Glibc
#endif

/// libcurl's set of transfers and its pool of connections.
///
/// Only ``wake()`` is called outside of the client's thread, which a counter
/// of the kernel's allows at any time; the rest is the business of
/// ``TransferLoop``. The handle lives as long as this object, which all of
/// them hold.
final class MultiHandle: Sendable {
    private let address: Int
    let keptSeconds: Int

    /// Descriptors of the watch over the sockets, and of the counter in it
    /// that ends a wait.
    let watch: Int32
    let counter: Int32

    init(_ limits: HTTPClientLimits) {
        counter = guichet_counter_open()
        watch = guichet_watch_open(counter)
        // Without memory or descriptors for it there is no handle; every
        // request then fails.
        let multi = LibCurl.isStarted && watch >= 0 ? curl_multi_init() : nil
        address = Int(bitPattern: multi)
        keptSeconds = limits.keptSeconds
        guard let multi else { return }
        let options: [(CURLMoption, Int)] = [
            (CURLMOPT_MAX_HOST_CONNECTIONS, limits.connectionsPerHost),
            (CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.connections),
            (CURLMOPT_MAXCONNECTS, limits.connections),
            (CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING)),
        ]
        for (option, value) in options { _ = guichet_multi_set_long(multi, option, value) }
    }

    deinit {
        curl_multi_cleanup(pointer)
        if watch >= 0 { close(watch) }
        if counter >= 0 { close(counter) }
    }

    var pointer: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: address) }

    /// Makes the client's thread look into its mailbox.
    func wake() {
        var one: UInt64 = 1
        // A counter that is full is one that wakes.
        _ = write(counter, &one, MemoryLayout<UInt64>.size)
    }

    /// Takes note that the client's thread is awake.
    func forgetWaking() {
        var count: UInt64 = 0
        _ = read(counter, &count, MemoryLayout<UInt64>.size)
    }
}
