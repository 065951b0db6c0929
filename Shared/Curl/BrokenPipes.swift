#if canImport(Glibc)
import Glibc
#endif

/// Writing to a connection that the other side has closed.
enum BrokenPipes {
    /// Makes it an error in this thread, instead of the end of the process:
    /// the TLS library below libcurl does not prevent the signal itself.
    static func block() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
