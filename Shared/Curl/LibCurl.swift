import CCurl

/// libcurl as a whole.
enum LibCurl {
    /// Its own start, which must happen once, before anything else.
    static let isStarted = guichet_global_init() == CURLE_OK
}
