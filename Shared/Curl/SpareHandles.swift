import CCurl

/// libcurl's handles between two requests.
///
/// A handle that keeps what is the same for every request needs a third of the
/// settings. One that sent a file, or was pinned to an address, forgets all.
struct SpareHandles {
    /// More than requests that run at a time as a rule.
    private static let most = 64

    private let keptSeconds: Int
    private var handles: [UnsafeMutableRawPointer] = []

    init(keptSeconds: Int) {
        self.keptSeconds = keptSeconds
    }

    /// A handle that is told all but the request; nothing without memory.
    mutating func take() -> UnsafeMutableRawPointer? {
        if let handle = handles.popLast() { return handle }
        guard let handle = curl_easy_init() else { return nil }
        setHouseRules(handle)
        return handle
    }

    /// Takes back a handle that libcurl works with no more.
    mutating func put(_ handle: UnsafeMutableRawPointer, after request: OutgoingRequest) {
        guard handles.count < Self.most else { return curl_easy_cleanup(handle) }
        if request.isPlain {
            _ = guichet_easy_set_list(handle, CURLOPT_HTTPHEADER, nil)
            _ = guichet_easy_set_bytes(handle, CURLOPT_CURLU, nil)
        } else {
            curl_easy_reset(handle)
            setHouseRules(handle)
        }
        handles.append(handle)
    }

    mutating func free() {
        for handle in handles { curl_easy_cleanup(handle) }
        handles = []
    }

    private func setHouseRules(_ handle: UnsafeMutableRawPointer) {
        _ = guichet_easy_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = guichet_easy_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = guichet_easy_set_long(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        _ = guichet_easy_set_long(handle, CURLOPT_PATH_AS_IS, 1)
        _ = guichet_easy_set_text(handle, CURLOPT_PROXY, "")
        _ = guichet_easy_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        _ = guichet_easy_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        _ = guichet_easy_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        _ = guichet_easy_set_long(handle, CURLOPT_MAXAGE_CONN, keptSeconds)
    }
}

extension OutgoingRequest {
    /// Whether all that it sets is set by every other request, too.
    fileprivate var isPlain: Bool {
        if case .file = body { return false }
        return pinnedAddress == nil
    }
}
