import HTTP

/// A line of an answer's head.
enum HeaderLine {
    /// `HTTP/1.1 200 OK`: a head begins.
    case status

    /// The empty line at a head's end.
    case end

    /// A field, or something that is none and is not used.
    case other

    init(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: "HTTP/".utf8) {
            self = .status
        } else {
            self = bytes.allSatisfy(HeadText.isBlank) ? .end : .other
        }
    }
}

/// The lines of an answer's head as they came, of which most are never read.
struct HeadText {
    private(set) var lines: [UInt8] = []

    mutating func append(_ line: UnsafeRawBufferPointer) {
        if lines.isEmpty { lines.reserveCapacity(512) }
        lines.append(contentsOf: line)
    }

    /// The fields in their order; a line that is none is left out.
    var headers: Headers {
        Headers(lines.split(separator: UInt8(ascii: "\n")).compactMap(Self.field))
    }

    private static func field(_ line: ArraySlice<UInt8>) -> Headers.Field? {
        let line = trimmed(line)
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            return nil
        }
        return Headers.Field(
            name: String(decoding: line[..<colon], as: UTF8.self),
            value: String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self)
        )
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
