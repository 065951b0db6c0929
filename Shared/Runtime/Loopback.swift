#if canImport(Glibc)
import Glibc
#endif

/// The hosts that only this machine can reach.
public enum Loopback {
    /// Whether a host's name or address means this machine.
    ///
    /// A name other than `localhost` may lead anywhere, whatever it looks like.
    public static func contains(_ host: String) -> Bool {
        var address = in_addr()
        guard inet_pton(AF_INET, host, &address) == 1 else {
            return host == "localhost" || host == "::1"
        }
        return UInt32(bigEndian: address.s_addr) >> 24 == 127
    }
}
