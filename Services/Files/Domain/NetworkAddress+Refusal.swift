/// A range of addresses that are no public servers.
private struct RefusedRange: Sendable {
    let start: UInt64
    let bits: Int
    let name: String

    /// A range of IPv4 by its first address and the length of its prefix.
    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ bits: Int, _ name: String) {
        self.init(a << 56 | b << 48 | c << 40 | d << 32, bits, name)
    }

    /// A range of IPv6 by the upper half of its first address and the length
    /// of its prefix, 64 at most.
    init(_ start: UInt64, _ bits: Int, _ name: String) {
        self.start = start
        self.bits = bits
        self.name = name
    }

    func contains(_ upper: UInt64) -> Bool {
        bits == 0 || (upper ^ start) >> UInt64(64 - bits) == 0
    }
}

extension NetworkAddress {
    /// What is behind an address that must not be asked, such as "loopback";
    /// nothing for an address on the public internet.
    ///
    /// From the registries of special-purpose addresses (RFC 6890 and its
    /// successors). Of IPv6 only global unicast addresses are public, and of
    /// these none that carry an IPv4 address elsewhere (Teredo, 6to4). Through
    /// the well-known NAT64 prefix an IPv4 address is asked, and judged.
    var refusal: String? {
        switch self {
        case .v4(let bits):
            return Self.refusedV4.first { $0.contains(UInt64(bits) << 32) }?.name
        case .v6(let upper, let lower):
            if upper == 0x0064_FF9B_0000_0000, lower >> 32 == 0 {
                return NetworkAddress.v4(UInt32(truncatingIfNeeded: lower)).refusal
            }
            if upper == 0 { return Self.refusalOfLowest(lower) }
            if let range = Self.refusedV6.first(where: { $0.contains(upper) }) { return range.name }
            return upper >> 61 == 0b001 ? nil : "reserved"
        }
    }

    private static func refusalOfLowest(_ lower: UInt64) -> String {
        switch lower {
        case 0: "unspecified"
        case 1: "loopback"
        default: lower >> 32 == 0xFFFF ? "IPv4-mapped" : "IPv4-compatible or reserved"
        }
    }

    private static let refusedV4 = [
        RefusedRange(0, 0, 0, 0, 8, "unspecified"),
        RefusedRange(10, 0, 0, 0, 8, "private"),
        RefusedRange(100, 64, 0, 0, 10, "carrier-grade NAT"),
        RefusedRange(127, 0, 0, 0, 8, "loopback"),
        // The word of a cloud's machine about itself, as 168.63.129.16 is.
        RefusedRange(168, 63, 129, 16, 32, "metadata"),
        RefusedRange(169, 254, 169, 254, 32, "metadata"),
        RefusedRange(169, 254, 0, 0, 16, "link-local"),
        RefusedRange(172, 16, 0, 0, 12, "private"),
        RefusedRange(192, 0, 0, 0, 24, "protocol assignments"),
        RefusedRange(192, 0, 2, 0, 24, "documentation"),
        RefusedRange(192, 88, 99, 0, 24, "6to4 relay"),
        RefusedRange(192, 168, 0, 0, 16, "private"),
        RefusedRange(198, 18, 0, 0, 15, "benchmarking"),
        RefusedRange(198, 51, 100, 0, 24, "documentation"),
        RefusedRange(203, 0, 113, 0, 24, "documentation"),
        RefusedRange(224, 0, 0, 0, 4, "multicast"),
        RefusedRange(240, 0, 0, 0, 4, "reserved"),
    ]

    private static let refusedV6 = [
        RefusedRange(0x0064_FF9B_0001_0000, 48, "local NAT64"),
        RefusedRange(0x0100_0000_0000_0000, 64, "discarded"),
        RefusedRange(0x2001_0000_0000_0000, 32, "Teredo"),
        RefusedRange(0x2001_0002_0000_0000, 48, "benchmarking"),
        RefusedRange(0x2001_0000_0000_0000, 23, "protocol assignments"),
        RefusedRange(0x2001_0DB8_0000_0000, 32, "documentation"),
        RefusedRange(0x2002_0000_0000_0000, 16, "6to4"),
        RefusedRange(0x3FFE_0000_0000_0000, 16, "reserved"),
        RefusedRange(0x3FFF_0000_0000_0000, 20, "documentation"),
        RefusedRange(0xFC00_0000_0000_0000, 7, "private"),
        RefusedRange(0xFE80_0000_0000_0000, 10, "link-local"),
        RefusedRange(0xFEC0_0000_0000_0000, 10, "site-local"),
        RefusedRange(0xFF00_0000_0000_0000, 8, "multicast"),
    ]
}
