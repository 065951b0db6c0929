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
/// word, and reads text that is no JSON.
public enum JSONText {
    /// How deep arrays and objects may nest.
    public static let maximumDepth = 64

    public static func validate(_ data: Data) throws(JSONSyntaxError) {
        _ = try tree(of: data)
    }

    static func tree(of data: Data) throws(JSONSyntaxError) -> JSONTree {
        guard !data.isEmpty, data.count <= JSONTree.longestText else {
            throw .malformed(line: 1, column: 0)
        }
        var parser = JSONParser(Array(data))
        do {
            return try parser.tree()
        } catch {
            let (line, column) = position(of: error.place, in: parser.bytes)
            switch error.kind {
            case .malformed: throw .malformed(line: line, column: column)
            case .duplicateKey: throw .duplicateKey(line: line, column: column)
            case .tooDeep: throw .tooDeep
            }
        }
    }

    /// The line of a byte, and which character it is there, both from 1 on.
    private static func position(of place: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes[...min(place, bytes.count - 1)]
        let lines = before.dropLast().count { $0 == UInt8(ascii: "\n") }
        let line = before.suffix(from: (before.dropLast().lastIndex(of: 10) ?? -1) + 1)
        return (lines + 1, line.count { $0 & 0xC0 != 0x80 })
    }
}
