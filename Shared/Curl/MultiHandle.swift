import CCurl

/// libcurl's set of transfers and its pool of connections.
///
/// It is the business of ``TransferLoop``, in the loop's thread. The handle
/// lives as long as this object.
final class MultiHandle: Sendable {
    private let address: Int
    let keptSeconds: Int

    init(_ limits: HTTPClientLimits) {
        // Without memory for it there is no handle; every request then fails.
        let multi = LibCurl.isStarted ? curl_multi_init() : nil
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

    deinit { curl_multi_cleanup(pointer) }

    var pointer: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: address) }
}
