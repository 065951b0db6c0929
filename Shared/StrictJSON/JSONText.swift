internal import CJansson
public import FoundationEssentials

/// Why a text is not JSON that is accepted.
public enum JSONSyntaxError: Error, Equatable {
    /// Not JSON, or not UTF-8.
    case malformed(line: Int, column: Int)

    /// An object names a member twice, so that two readers could differ.
    case duplicateKey(line: Int, column: Int)

    /// Nested deeper than is accepted.
    case tooDeep
}

/// Checks that a text is JSON as RFC 8259 defines it: UTF-8, no member named
/// twice, nested no deeper than ``JSONText/maximumDepth``, whole numbers
/// within 64 bits and others within the range of a double.
///
/// Foundation's decoder takes the last of two members of one name without a
/// word; Jansson, which this asks first, refuses them.
public enum JSONText {
    /// How deep arrays and objects may nest.
    public static let maximumDepth = 64

    public static func validate(_ data: Data) throws(JSONSyntaxError) {
        guard !data.isEmpty else { throw .malformed(line: 1, column: 0) }
        guard depth(of: data) <= maximumDepth else { throw .tooDeep }
        var failure = json_error_t()
        let flags = size_t(JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL)
        let document = data.withUnsafeBytes { bytes in
            json_loadb(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                flags,
                &failure
            )
        }
        if let document {
            json_decref(document)
            return
        }
        let (line, column) = (Int(failure.line), Int(failure.column))
        let isDuplicate = code(of: failure) == json_error_duplicate_key
        throw isDuplicate
            ? .duplicateKey(line: line, column: column)
            : .malformed(line: line, column: column)
    }

    /// Jansson keeps its error code in the last byte of the error's text.
    private static func code(of failure: json_error_t) -> json_error_code {
        withUnsafeBytes(of: failure.text) { text in
            json_error_code(UInt32(text.last ?? 0))
        }
    }

    private static func depth(of data: Data) -> Int {
        var (depth, deepest, inString, escaped) = (0, 0, false, false)
        for byte in data {
            if inString {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
