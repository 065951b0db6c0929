/// What in a line says how to reach somebody.
struct ContactSigns {
    private(set) var hasAddress = false
    private var hasPage = false
    private var digits = 0

    /// Whether there is an address, a page, or the figures of a telephone number.
    var isAny: Bool { hasAddress || hasPage || digits >= 8 }

    /// Reads folded text in one pass.
    init(_ folded: String) {
        var last: UInt32 = 0
        for byte in folded.utf8 {
            last = last << 8 | UInt32(byte)
            switch byte {
            case UInt8(ascii: "@"): hasAddress = true
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "."): hasPage = hasPage || last == Self.page
            case UInt8(ascii: "/"): hasPage = hasPage || last & 0xFF_FFFF == Self.scheme
            default: break
            }
        }
    }

    /// "www." and "://".
    private static let page: UInt32 = 0x7777_772E
    private static let scheme: UInt32 = 0x3A_2F2F
}
