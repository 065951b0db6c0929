/// A request's trace as it crosses services: the `traceparent` header of
/// W3C Trace Context, version 00.
public struct TraceContext: Hashable, Sendable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String

    /// 16 lower-case hexadecimal digits, not all zero.
    public let spanID: String

    /// A trace that begins here.
    public init() {
        traceID =
            Self.hex(UInt64.random(in: 1...UInt64.max))
            + Self.hex(UInt64.random(in: 0...UInt64.max))
        spanID = Self.hex(UInt64.random(in: 1...UInt64.max))
    }

    /// Reads a `traceparent` header; nothing when it is not a valid one.
    public init?(traceparent: String) {
        let fields = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count >= 4, Self.isHex(fields[0], 2), fields[0] != "ff",
            Self.isHex(fields[1], 32), Self.isHex(fields[2], 16), Self.isHex(fields[3], 2),
            fields[0] != "00" || fields.count == 4,
            fields[1].contains(where: { $0 != "0" }), fields[2].contains(where: { $0 != "0" })
        else { return nil }
        traceID = String(fields[1])
        spanID = String(fields[2])
    }

    /// The header that the next hop receives: the same trace, a new span.
    public var traceparent: String {
        "00-\(traceID)-\(Self.hex(UInt64.random(in: 1...UInt64.max)))-01"
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
