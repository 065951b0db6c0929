import Testing

@testable import Files

@Suite("A network address")
struct NetworkAddressTests {
    @Test(arguments: [
        (NetworkAddress.v4(0, 0, 0, 0), "unspecified"), (.v4(0, 255, 255, 255), "unspecified"),
        (.v4(10, 0, 0, 0), "private"), (.v4(10, 255, 255, 255), "private"),
        (.v4(100, 64, 0, 0), "carrier-grade NAT"), (.v4(100, 127, 255, 255), "carrier-grade NAT"),
        (.v4(127, 0, 0, 1), "loopback"), (.v4(127, 255, 255, 255), "loopback"),
        (.v4(168, 63, 129, 16), "metadata"), (.v4(169, 254, 169, 254), "metadata"),
        (.v4(169, 254, 0, 0), "link-local"), (.v4(169, 254, 255, 255), "link-local"),
        (.v4(172, 16, 0, 0), "private"), (.v4(172, 31, 255, 255), "private"),
        (.v4(192, 0, 0, 192), "protocol assignments"), (.v4(192, 0, 2, 1), "documentation"),
        (.v4(192, 88, 99, 1), "6to4 relay"),
        (.v4(192, 168, 0, 0), "private"), (.v4(192, 168, 255, 255), "private"),
        (.v4(198, 18, 0, 0), "benchmarking"), (.v4(198, 19, 255, 255), "benchmarking"),
        (.v4(198, 51, 100, 7), "documentation"), (.v4(203, 0, 113, 7), "documentation"),
        (.v4(224, 0, 0, 1), "multicast"), (.v4(239, 255, 255, 255), "multicast"),
        (.v4(240, 0, 0, 0), "reserved"), (.v4(255, 255, 255, 255), "reserved"),
    ])
    func `of IPv4 is refused in each range that is not public`(
        address: NetworkAddress,
        range: String
    ) {
        #expect(address.refusal == range)
    }

    @Test(arguments: [
        NetworkAddress.v4(1, 0, 0, 0), .v4(8, 8, 8, 8), .v4(9, 255, 255, 255), .v4(11, 0, 0, 0),
        .v4(100, 63, 255, 255), .v4(100, 128, 0, 0), .v4(126, 255, 255, 255), .v4(128, 0, 0, 0),
        .v4(168, 63, 129, 15), .v4(168, 63, 129, 17), .v4(169, 253, 255, 255),
        .v4(169, 255, 0, 0), .v4(172, 15, 255, 255), .v4(172, 32, 0, 0), .v4(192, 0, 1, 0),
        .v4(192, 0, 3, 0), .v4(192, 167, 255, 255), .v4(192, 169, 0, 0), .v4(198, 17, 255, 255),
        .v4(198, 20, 0, 0), .v4(223, 255, 255, 255),
    ])
    func `of IPv4 beside those ranges is public`(address: NetworkAddress) {
        #expect(address.refusal == nil)
    }

    @Test(arguments: [
        ("::", "unspecified"), ("::1", "loopback"),
        ("::ffff:127.0.0.1", "IPv4-mapped"), ("::ffff:10.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("::127.0.0.1", "IPv4-compatible or reserved"),
        ("::10.0.0.1", "IPv4-compatible or reserved"),
        ("::ffff:0:127.0.0.1", "IPv4-compatible or reserved"),
        ("64:ff9b::127.0.0.1", "loopback"), ("64:ff9b::10.0.0.1", "private"),
        ("64:ff9b::169.254.169.254", "metadata"), ("64:ff9b:1::8.8.8.8", "local NAT64"),
        ("64:ff9b::1:8.8.8.8", "reserved"),
        ("100::1", "discarded"),
        ("2001:0:7f00:1::", "Teredo"), ("2001:0:ffff::1", "Teredo"),
        ("2001:2::1", "benchmarking"), ("2001:1ff::1", "protocol assignments"),
        ("2001:db8::1", "documentation"), ("3fff:fff::1", "documentation"),
        ("2002:7f00:1::", "6to4"), ("2002:a00:1::1", "6to4"), ("3ffe::1", "reserved"),
        ("fc00::1", "private"), ("fdff::1", "private"), ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"), ("febf::1", "link-local"), ("fec0::1", "site-local"),
        ("ff02::1", "multicast"), ("ffff::1", "multicast"),
        ("4000::1", "reserved"), ("5f00::1", "reserved"), ("1::1", "reserved"),
    ])
    func `of IPv6 is refused in each range that is not public`(
        text: String,
        range: String
    ) async throws {
        let addresses = try await NameResolver.system()
            .addresses(NameResolver.Question(host: text, timeout: 10))
        #expect(addresses.map(\.refusal) == [range])
    }

    @Test(arguments: [
        "2606:4700::1111", "2001:4860:4860::8888", "2a00::1", "2001:200::1", "3ff0::1",
        "64:ff9b::8.8.8.8",
    ])
    func `of IPv6 that is global is public`(text: String) async throws {
        let addresses = try await NameResolver.system()
            .addresses(NameResolver.Question(host: text, timeout: 10))
        #expect(addresses.map(\.refusal) == [nil])
    }

    @Test func `is written as sockets read it`() {
        #expect(NetworkAddress.v4(203, 0, 113, 7).description == "203.0.113.7")
        let address = NetworkAddress.v6(0x2606_4700_0000_0000, 0x1111)
        #expect(address.description == "2606:4700:0:0:0:0:0:1111")
    }

    @Test(
        arguments: [
            ("127.0.0.1", NetworkAddress.v4(127, 0, 0, 1)), ("0.0.0.0", .v4(0, 0, 0, 0)),
            ("255.10.100.9", .v4(255, 10, 100, 9)), ("127.1", nil), ("0177.0.0.1", nil),
            ("127.0.0.01", nil), ("1.2.3.256", nil), ("1.2.3.", nil), ("1.2.3.4.5", nil),
            ("0x7f.0.0.1", nil), ("+1.2.3.4", nil), ("1.2.3.4 ", nil), ("2130706433", nil),
            ("::1", nil), ("example.com", nil),
        ] as [(String, NetworkAddress?)]
    )
    func `is read without asking only where it is written plainly`(
        text: String,
        address: NetworkAddress?
    ) {
        #expect(NetworkAddress(plain: text) == address)
    }
}
