/// Decides whether an address may be asked for a customer's file.
struct AddressGuard: Sendable {
    let resolver: NameResolver

    /// Hosts with their ports that may be asked although they are not public,
    /// such as `127.0.0.1:9000`.
    let allowedPrivateHosts: Set<String>

    /// Finds the addresses behind a name, all of which are judged.
    ///
    /// - Parameters:
    ///   - address: What is to be asked.
    ///   - timeout: Seconds that finding out may take.
    /// - Returns: The addresses, one of which is to be connected to, and no
    ///   other: asking for the name again could lead elsewhere.
    /// - Throws: ``AddressFault`` when any of them is not public;
    ///   ``FileSourceFailure`` when there are none.
    func addresses(of address: WebAddress, timeout: Double) async throws -> [NetworkAddress] {
        let addresses: [NetworkAddress]
        do {
            addresses = try await resolver.addresses(
                NameResolver.Question(host: address.host, timeout: timeout)
            )
        } catch .unknownHost {
            throw FileSourceFailure.permanent(.unknownHost)
        } catch .notNow {
            throw FileSourceFailure.transient(.unknownHost)
        }
        guard !addresses.isEmpty else { throw FileSourceFailure.permanent(.unknownHost) }
        if allowedPrivateHosts.contains(address.endpoint) { return addresses }
        for candidate in addresses {
            if let range = candidate.refusal { throw AddressFault.notPublic(range: range) }
        }
        return addresses
    }
}
