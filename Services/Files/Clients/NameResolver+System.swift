import Runtime
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

extension NameResolver {
    /// The system's resolver, asked for so many names at once at most.
    ///
    /// Numbers are read as the system's sockets read them, so that an address
    /// written as one decimal or octal number is judged by what it means.
    static func system(concurrency: Int = 16) -> NameResolver {
        let lanes = (1...max(concurrency, 1)).map { BlockingQueue("files.names.\($0)") }
        let next = Turn()
        return NameResolver { question throws(ResolverFailure) in
            // Nobody needs to be asked, and no thread to wait for the answer.
            if let address = NetworkAddress(plain: question.host) { return [address] }
            let lane = lanes[next.take() % lanes.count]
            do {
                return try await lane.run(within: question.timeout) { try lookUp(question.host) }
            } catch let failure as ResolverFailure {
                throw failure
            } catch {
                throw .notNow
            }
        }
    }

    /// The name exists and has no address: the C library's `EAI_NODATA`, which
    /// its headers hide.
    private static let noAddress: Int32 = -5

    private static func lookUp(_ host: String) throws(ResolverFailure) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            throw [EAI_NONAME, noAddress, EAI_FAMILY].contains(code) ? .unknownHost : .notNow
        }
        defer { freeaddrinfo(list) }
        var addresses: [NetworkAddress] = []
        var entry = list
        while let current = entry {
            if let address = NetworkAddress(current.pointee.ai_addr) { addresses.append(address) }
            entry = current.pointee.ai_next
        }
        guard !addresses.isEmpty else { throw .unknownHost }
        return addresses
    }
}

extension NetworkAddress {
    /// The address of a socket; nothing when it is not one of IP's.
    fileprivate init?(_ socket: UnsafeMutablePointer<sockaddr>?) {
        guard let socket else { return nil }
        let pointer = UnsafeRawPointer(socket)
        switch Int32(socket.pointee.sa_family) {
        case AF_INET:
            let address = pointer.loadUnaligned(as: sockaddr_in.self).sin_addr
            self = .v4(UInt32(bigEndian: address.s_addr))
        case AF_INET6:
            let address = pointer.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self = withUnsafeBytes(of: address) { bytes in
                .v6(
                    UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                )
            }
        default: return nil
        }
    }
}

/// Gives out numbers one after the other.
private final class Turn: Sendable {
    private let count = Atomic<Int>(0)

    func take() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue & Int.max }
}
