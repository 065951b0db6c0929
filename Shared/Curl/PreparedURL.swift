import CCurl

/// An address as libcurl has read it.
///
/// Reading one takes libcurl a sixth of what a request takes it, most of it to
/// write it down again.
final class PreparedURL {
    let pointer: OpaquePointer

    /// - Returns: Nothing when it is no address that a request can be sent to,
    ///   or without memory.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }), Self.isHTTP(text),
            let pointer = curl_url()
        else { return nil }
        self.pointer = pointer
        let flags = UInt32(CURLU_PATH_AS_IS | CURLU_DISALLOW_USER)
        guard curl_url_set(pointer, CURLUPART_URL, text, flags) == CURLUE_OK else { return nil }
    }

    deinit { curl_url_cleanup(pointer) }

    private static func isHTTP(_ url: String) -> Bool {
        if url.hasPrefix("http://") || url.hasPrefix("https://") { return true }
        let scheme = url.prefix(8).lowercased()
        return scheme.hasPrefix("http://") || scheme == "https://"
    }
}

/// The addresses that were asked last.
struct PreparedURLs {
    /// More than one service asks again and again.
    private static let most = 64

    private var known: [String: PreparedURL] = [:]

    /// - Returns: Nothing when no request can be sent there.
    mutating func url(_ text: String) -> PreparedURL? {
        if let url = known[text] { return url }
        guard let url = PreparedURL(text) else { return nil }
        // Those with a number of something in them are seldom asked again.
        if known.count == Self.most { known = [:] }
        known[text] = url
        return url
    }
}
