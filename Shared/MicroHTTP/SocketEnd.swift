#if canImport(Glibc)
import Glibc
#endif

/// The end of a conversation, before its socket is closed.
enum SocketEnd {
    /// `SHUT_RDWR` of POSIX, whose enumerator does not reach every build.
    private static let bothWays: Int32 = 2

    /// Ends both directions: who waits on the socket is woken, and a listening
    /// one refuses connections.
    static func shutDown(_ socket: Int32) {
        shutdown(socket, bothWays)
    }
}
