/// An IP address.
enum NetworkAddress: Hashable, Sendable {
    case v4(UInt32)

    /// The upper and the lower half.
    case v6(UInt64, UInt64)
}

extension NetworkAddress {
    /// An address of four bytes, the first one first.
    static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> NetworkAddress {
        .v4([a, b, c, d].reduce(0) { $0 << 8 | UInt32($1) })
    }
}

extension NetworkAddress {
    /// Reads four decimal numbers as everybody reads them.
    ///
    /// Nothing for all other ways of writing an address, such as fewer numbers,
    /// octal ones or version 6: those are for the system's resolver to read.
    init?(plain text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0"),
                part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let byte = UInt8(String(Substring(part)))
            else { return nil }
            bits = bits << 8 | UInt32(byte)
        }
        self = .v4(bits)
    }
}

/// The numeric form, as sockets read it.
extension NetworkAddress: CustomStringConvertible {
    var description: String {
        switch self {
        case .v4(let bits):
            [24, 16, 8, 0].map { "\(bits >> UInt32($0) & 0xFF)" }.joined(separator: ".")
        case .v6(let upper, let lower):
            [upper, lower].flatMap { half in
                [48, 32, 16, 0].map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
            }.joined(separator: ":")
        }
    }
}
