/// The keys of a JSON object's outermost level, found without keeping the
/// document in memory: a glTF file may embed its textures.
struct JSONKeys {
    private(set) var keys: Set<String> = []

    /// Whether every bracket and string opened so far is closed.
    var isBalanced: Bool { depth == 0 && !inString }

    private static let longestKey = 32
    private static let mostKeys = 64
    private static let window = 256 << 10

    private var depth = 0
    private var inString = false
    private var escaped = false
    private var current: [UInt8] = []

    /// The keys of a file that holds one JSON object; none for any other.
    static func topLevel(of file: borrowing SniffedFile) throws(FileSnifferError) -> Set<String> {
        let beginning = try file.bytes(at: 0, count: 64).drop { $0.isJSONSpace }
        guard beginning.first == UInt8(ascii: "{") else { return [] }
        var scan = JSONKeys()
        var offset: Int64 = 0
        while offset < file.size {
            let bytes = try file.bytes(at: offset, count: window)
            guard !bytes.isEmpty, !bytes.contains(0) else { return [] }
            scan.consume(bytes)
            offset += Int64(bytes.count)
        }
        return scan.isBalanced ? scan.keys : []
    }

    mutating func consume(_ bytes: [UInt8]) {
        for byte in bytes {
            if inString {
                consumeInString(byte)
            } else {
                consumeOutside(byte)
            }
        }
    }

    private mutating func consumeInString(_ byte: UInt8) {
        if escaped {
            escaped = false
        } else if byte == UInt8(ascii: "\\") {
            escaped = true
        } else if byte == UInt8(ascii: "\"") {
            inString = false
            return
        }
        if depth == 1 && current.count <= Self.longestKey { current.append(byte) }
    }

    private mutating func consumeOutside(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            inString = true
            current = []
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ":") where depth == 1:
            if keys.count < Self.mostKeys && current.count <= Self.longestKey {
                keys.insert(String(decoding: current, as: UTF8.self))
            }
        default: break
        }
    }
}

extension UInt8 {
    fileprivate var isJSONSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}
