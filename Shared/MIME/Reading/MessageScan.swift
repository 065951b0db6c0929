internal import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// A look at a mail's lines before the library parses them.
///
/// GMime reads a group of addresses (`name: a, b;`) by recursion: a header of
/// 5,000 colons overflows a thread's stack and ends the process.
struct MessageScan {
    /// The most colons in one header of addresses; names hold a few.
    private static let mostColons = 200
    private static let addressHeaders = [
        "from", "to", "cc", "bcc", "sender", "reply-to", "resent-from", "resent-to", "resent-cc",
        "resent-bcc", "resent-sender", "resent-reply-to",
    ].map { Array($0.utf8) }
    private static let addressInitials = Set("ftcbsr".utf8)
    private static let typeHeader = Array("content-type".utf8)

    private let limits: MessageLimits
    private var parts = 0
    private var colons: Int?
    private var headerSize: Int?
    private var headers = 0

    /// - Throws: ``MessageFault``, the limit that the mail passes.
    static func check(_ bytes: Data, _ limits: MessageLimits) throws(MessageFault) {
        guard bytes.count <= limits.size else { throw .tooLarge }
        var scan = MessageScan(limits: limits)
        let fault = bytes.withUnsafeBytes { buffer in scan.fault(in: buffer) }
        if let fault { throw fault }
    }

    private init(limits: MessageLimits) {
        self.limits = limits
    }

    private mutating func fault(in buffer: UnsafeRawBufferPointer) -> MessageFault? {
        var start = 0
        while start < buffer.count {
            let end = Self.lineEnd(in: buffer, from: start)
            if let fault = read(buffer[start..<end], at: start) { return fault }
            start = end + 1
        }
        return headerSize ?? buffer.count > limits.headerSize ? .tooManyHeaders : nil
    }

    /// Tens of megabytes are looked through: not byte by byte.
    private static func lineEnd(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = buffer.baseAddress,
            let found = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start)
        else { return buffer.count }
        return UnsafeRawPointer(found) - base
    }

    private mutating func read(
        _ line: Slice<UnsafeRawBufferPointer>,
        at start: Int
    )
        -> MessageFault?
    {
        guard let first = line.first, first != UInt8(ascii: "\r") else {
            if headerSize == nil { headerSize = start }
            colons = nil
            return nil
        }
        if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
            guard let before = colons else { return nil }
            return count(line, after: before)
        }
        colons = nil
        if headerSize == nil {
            headers += 1
            if headers > limits.headers { return .tooManyHeaders }
        }
        if Self.names(line, Self.typeHeader) {
            parts += 1
            if parts > limits.parts { return .tooManyParts }
        }
        guard Self.addressInitials.contains(first | 0x20) else { return nil }
        return Self.addressHeaders.contains { Self.names(line, $0) } ? count(line, after: 0) : nil
    }

    private mutating func count(
        _ line: Slice<UnsafeRawBufferPointer>,
        after before: Int
    )
        -> MessageFault?
    {
        let total = line.reduce(before) { $1 == UInt8(ascii: ":") ? $0 + 1 : $0 }
        colons = total
        return total > Self.mostColons ? .tooManyHeaders : nil
    }

    /// Whether the line is the header of a name in lower case.
    private static func names(_ line: Slice<UnsafeRawBufferPointer>, _ name: [UInt8]) -> Bool {
        guard line.count > name.count, line.first.map({ $0 | 0x20 }) == name.first,
            zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
        else { return false }
        let rest = line.dropFirst(name.count).drop {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        }
        return rest.first == UInt8(ascii: ":")
    }
}
