/// Cuts a form's body at its boundaries.
///
/// GMime's own parser is not used for this: it takes a bare LF before a
/// boundary for a delimiter, reads an uploaded mail (`message/rfc822`) as a
/// message instead of bytes, and holds headers of any size. A form's files
/// must come back byte for byte, and its headers must have a limit.
struct FormScanner: ~Copyable {
    /// A part as it lies in the body.
    struct Part {
        /// Counted from 1.
        let number: Int
        /// The header's lines with the line break of each.
        let header: ArraySlice<UInt8>
        let content: Range<Int64>
    }

    var body: BodyFile
    private let delimiter: [UInt8]
    private let limits: FormDataLimits
    private var position: Position
    private var partsRead = 0

    private enum Position {
        case part(at: Int64)
        case end
    }

    /// What follows a boundary makes it a delimiter, or part of the content.
    private enum LineEnd {
        case next(Int64)
        case final(Int64)
    }

    /// Blanks that may follow a boundary on its line (RFC 2046 5.1.1), with
    /// the hyphens and the line break.
    private static let longestLineEnd = 64

    private static let lineBreak = Array("\r\n".utf8)

    /// Begins at the first boundary, which opens the body.
    init(
        body: consuming BodyFile,
        boundary: FormBoundary,
        limits: FormDataLimits
    ) throws(FormDataError) {
        self.body = body
        self.limits = limits
        delimiter = boundary.delimiter
        position = .end
        let first = delimiter.dropFirst(2)
        guard try self.body.bytes(at: 0, count: first.count) == first,
            let end = try lineEnd(at: Int64(first.count))
        else { throw .noFirstBoundary }
        try advance(past: end)
    }

    /// Returns the next part, or nothing after the final boundary.
    mutating func nextPart() throws(FormDataError) -> Part? {
        guard case .part(let start) = position else { return nil }
        guard partsRead < limits.parts else { throw .tooManyParts(maximum: limits.parts) }
        partsRead += 1
        let header = try header(at: start)
        let contentStart = start + Int64(header.count + Self.lineBreak.count)
        var search = contentStart
        while let hit = try body.find(delimiter, from: search) {
            if let end = try lineEnd(at: hit + Int64(delimiter.count)) {
                try advance(past: end)
                return Part(number: partsRead, header: header, content: contentStart..<hit)
            }
            search = hit + 1
        }
        throw .truncated
    }

    /// The header's lines, without the empty line that ends them.
    private mutating func header(at start: Int64) throws(FormDataError) -> ArraySlice<UInt8> {
        let bytes = try body.bytes(at: start, count: limits.headerSize + 4)
        if bytes.starts(with: Self.lineBreak) { return bytes.prefix(0) }
        for index in bytes.indices.dropLast(3) where bytes[index] == UInt8(ascii: "\r") {
            if bytes[index..<index + 4].elementsEqual("\r\n\r\n".utf8) {
                return bytes[..<(index + 2)]
            }
        }
        guard bytes.count <= limits.headerSize else {
            throw .headersTooLarge(part: partsRead, maximum: limits.headerSize)
        }
        throw .truncated
    }

    private mutating func lineEnd(at offset: Int64) throws(FormDataError) -> LineEnd? {
        let bytes = try body.bytes(at: offset, count: Self.longestLineEnd)
        let isFinal = bytes.starts(with: "--".utf8)
        let rest = bytes.dropFirst(isFinal ? 2 : 0).drop { $0 == 0x20 || $0 == 0x09 }
        let end = offset + Int64(rest.startIndex - bytes.startIndex)
        if rest.starts(with: Self.lineBreak) {
            let after = end + Int64(Self.lineBreak.count)
            return isFinal ? .final(after) : .next(after)
        }
        return isFinal && end == body.size ? .final(end) : nil
    }

    private mutating func advance(past end: LineEnd) throws(FormDataError) {
        switch end {
        case .next(let start): position = .part(at: start)
        case .final(let end):
            let rest = try body.bytes(at: end, count: 3)
            guard rest.isEmpty || rest.elementsEqual(Self.lineBreak) else {
                throw .dataAfterFinalBoundary
            }
            position = .end
        }
    }
}
