import Testing

@testable import Files

@Suite("The guard of addresses")
struct AddressGuardTests {
    @Test(arguments: [
        "http://127.0.0.1/", "http://127.1/", "http://0/", "http://2130706433/",
        "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
        "http://10.1/", "http://0xa9fea9fe/", "http://2852039166/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::]/",
        "http://[fe80::1]/", "http://localhost/",
    ])
    func `sees through every way of writing an address`(text: String) async throws {
        let warden = AddressGuard(resolver: .system(), allowedPrivateHosts: [])
        await #expect(throws: AddressFault.self) {
            try await warden.addresses(of: WebAddress(text), timeout: 10)
        }
    }

    @Test func `refuses a name with one bad address among good ones`() async throws {
        let warden = AddressGuard(
            resolver: .fixed(.v4(8, 8, 8, 8), .v4(10, 0, 0, 1)),
            allowedPrivateHosts: []
        )
        await #expect(throws: AddressFault.notPublic(range: "private")) {
            try await warden.addresses(of: WebAddress("https://example.com/"), timeout: 1)
        }
    }

    @Test func `lets through the hosts that the operator names, at their port alone`()
        async throws
    {
        let warden = AddressGuard(
            resolver: .fixed(.v4(10, 0, 0, 1)),
            allowedPrivateHosts: ["files.example.com:9000"]
        )
        let found = try await warden.addresses(
            of: WebAddress("http://FILES.example.com:9000/a"),
            timeout: 1
        )
        #expect(found == [.v4(10, 0, 0, 1)])
        for other in ["http://files.example.com/a", "http://other.example.com:9000/a"] {
            await #expect(throws: AddressFault.notPublic(range: "private")) {
                try await warden.addresses(of: WebAddress(other), timeout: 1)
            }
        }
    }

    @Test func `says whether a name is unknown or cannot be asked for now`() async throws {
        for (failure, expected) in [
            (ResolverFailure.unknownHost, FileSourceFailure.permanent(.unknownHost)),
            (.notNow, .transient(.unknownHost)),
        ] {
            let resolver = NameResolver { _ throws(ResolverFailure) in throw failure }
            let warden = AddressGuard(resolver: resolver, allowedPrivateHosts: [])
            await #expect(throws: expected) {
                try await warden.addresses(of: WebAddress("https://example.com/"), timeout: 1)
            }
        }
    }
}

extension NameResolver {
    /// Finds the same addresses behind every name.
    static func fixed(_ addresses: NetworkAddress...) -> NameResolver {
        NameResolver { _ throws(ResolverFailure) in addresses }
    }
}
