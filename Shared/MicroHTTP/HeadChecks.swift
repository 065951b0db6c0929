import HTTP

/// A request's head as libmicrohttpd split it, before it is trusted.
struct RawHead {
    var method: String
    var target: String
    var version: String

    /// The fields as they came: values with the blanks at their end.
    var headers: Headers

    /// Bytes of the request line and the fields.
    var size = 0

    /// Whether every line is whole and ends in CR LF.
    var isIntact = true
}

/// What libmicrohttpd 0.9.75 lets pass and two servers in a row could read
/// differently: the ways to smuggle one request behind another.
enum HeadChecks {
    static func fault(of head: RawHead, limits: HTTPServerLimits) -> HeadFault? {
        if !head.isIntact { return .brokenLines }
        if head.headers.fields.count > limits.fields { return .tooManyFields(limit: limits.fields) }
        if head.target.utf8.count > limits.targetBytes {
            return .targetTooLong(limit: limits.targetBytes)
        }
        if head.size > limits.headBytes { return .tooLong(limit: limits.headBytes) }
        guard head.headers.fields.allSatisfy({ isToken($0.name) && isValue($0.value) }) else {
            return .badField
        }
        let hosts = head.headers.count(of: "host")
        guard hosts == 1 || (hosts == 0 && head.version == "HTTP/1.0") else { return .host }
        return framingFault(of: head)
    }

    private static func framingFault(of head: RawHead) -> HeadFault? {
        let lengths = head.headers.count(of: "content-length")
        let codings = head.headers.count(of: "transfer-encoding")
        if lengths > 0, codings > 0 { return .lengthAndCoding }
        if lengths > 1 { return .repeatedLength }
        if codings > 1 { return .repeatedCoding }
        if let length = head.headers["content-length"] {
            // At most 18 digits: what fits the smallest integer on the way.
            guard (1...18).contains(length.utf8.count), length.utf8.allSatisfy(isDigit) else {
                return .badLength
            }
        }
        if codings > 0, let coding = head.headers["transfer-encoding"] {
            // Blanks around it too: libmicrohttpd would not take it for chunked.
            guard coding.lowercased() == "chunked" else { return .unknownCoding }
            guard head.version == "HTTP/1.1" else { return .codingInOldVersion }
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 94...122, 33, 35...39, 42, 43, 45, 46, 124, 126: true
                default: false
                }
            }
    }

    private static func isValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 }
    }
}
