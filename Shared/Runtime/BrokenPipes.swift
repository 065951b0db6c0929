#if canImport(Glibc)
import Glibc
#endif

/// Writing to a connection that the other side has closed.
public enum BrokenPipes {
    /// Makes it an error in this thread, instead of the end of the process:
    /// what writes to sockets in C libraries does not prevent the signal itself.
    public static func block() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
