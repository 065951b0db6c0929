/// A request's trace as it crosses services: the `traceparent` header of
/// W3C Trace Context, version 00.
///
/// It is made for every request and read for few: its texts are made when
/// they are asked for.
public struct TraceContext: Hashable, Sendable {
    private let traceHigh: UInt64
    private let traceLow: UInt64
    private let span: UInt64

    /// 32 lower-case hexadecimal digits, not all zero.
    public var traceID: String { Self.hex(traceHigh) + Self.hex(traceLow) }

    /// 16 lower-case hexadecimal digits, not all zero.
    public var spanID: String { Self.hex(span) }

    /// A trace that begins here.
    public init() {
        traceHigh = SpanNumber.next()
        traceLow = SpanNumber.next()
        span = SpanNumber.next()
    }

    /// Reads a `traceparent` header; nothing when it is not a valid one.
    public init?(traceparent: String) {
        let bytes = Array(traceparent.utf8)
        guard bytes.count >= 55, [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
            let version = Self.number(bytes[0..<2]), version != 0xFF,
            let high = Self.number(bytes[3..<19]), let low = Self.number(bytes[19..<35]),
            let span = Self.number(bytes[36..<52]), Self.number(bytes[53..<55]) != nil,
            high | low != 0, span != 0,
            // Later versions may have more to say.
            bytes.count == 55 || (version != 0 && bytes[55] == UInt8(ascii: "-"))
        else { return nil }
        traceHigh = high
        traceLow = low
        self.span = span
    }

    /// The header that the next hop receives: the same trace, a new span.
    public var traceparent: String { "00-\(traceID)-\(Self.hex(SpanNumber.next()))-01" }

    private static func hex(_ value: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { digits in
            for place in 0..<16 {
                let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
                digits[place] = digit < 10 ? 48 + digit : 87 + digit
            }
            return 16
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case 48...57: value = value << 4 | UInt64(digit - 48)
            case 97...102: value = value << 4 | UInt64(digit - 87)
            default: return nil
            }
        }
        return value
    }
}
