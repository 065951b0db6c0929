import ServiceKit

/// How much patience a customer's source gets.
struct FetchLimits: Sendable {
    /// Bytes of a file.
    var size = FileSizeLimit.standard

    /// Seconds for everything: names, redirects, repetitions, the file.
    var timeout = 30.0

    /// Seconds until a connection must stand.
    var connectTimeout = 5.0

    /// Seconds until a name's addresses must be known.
    var nameTimeout = 5.0
    var redirects = 5
    var tries = 3

    /// Seconds before the second try; twice as many before each further one.
    var backoff = 0.3
}
