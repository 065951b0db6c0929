/// Reads a JSON text into a ``JSONTree``, once and from front to back.
///
/// It takes what RFC 8259 defines and no more: see ``JSONText``.
struct JSONParser {
    /// Something wrong, at the byte that shows it.
    struct Fault: Error {
        enum Kind { case malformed, duplicateKey, tooDeep }

        let kind: Kind
        let place: Int
    }

    let bytes: [UInt8]
    var position = 0
    private var nodes: [JSONTree.Node] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        nodes.reserveCapacity(bytes.count / 16 + 8)
    }

    /// The whole text.
    mutating func tree() throws(Fault) -> JSONTree {
        skipBlanks()
        try value(in: -1, depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw malformed }
        return JSONTree(bytes: bytes, nodes: nodes)
    }

    /// The byte that is read next; 0, which stands nowhere in JSON, at the end.
    var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

    var malformed: Fault { Fault(kind: .malformed, place: position) }

    private mutating func value(in parent: Int, depth: Int) throws(Fault) {
        switch next {
        case UInt8(ascii: "\""): try text(in: parent)
        case UInt8(ascii: "{"): try object(in: parent, depth: depth + 1)
        case UInt8(ascii: "["): try list(in: parent, depth: depth + 1)
        case UInt8(ascii: "-"), 48...57: try number(in: parent)
        case UInt8(ascii: "t"): try word("true", .yes, in: parent)
        case UInt8(ascii: "f"): try word("false", .no, in: parent)
        case UInt8(ascii: "n"): try word("null", .null, in: parent)
        default: throw malformed
        }
    }

    private mutating func object(in parent: Int, depth: Int) throws(Fault) {
        let place = try open(.object, in: parent, depth: depth)
        var names = MemberNames()
        while next != UInt8(ascii: "}") || nodes[place].count > 0 {
            guard next == UInt8(ascii: "\"") else { throw malformed }
            let name = nodes.count
            try text(in: place)
            guard !hasNul(nodes[name]) else { throw malformed }
            guard names.insert(name, of: place, nodes, bytes) else {
                throw Fault(kind: .duplicateKey, place: position - 1)
            }
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw malformed }
            position += 1
            skipBlanks()
            try value(in: place, depth: depth)
            nodes[place].count += 1
            guard try goesOn(before: UInt8(ascii: "}")) else { break }
        }
        close(place)
    }

    private mutating func list(in parent: Int, depth: Int) throws(Fault) {
        let place = try open(.list, in: parent, depth: depth)
        while next != UInt8(ascii: "]") || nodes[place].count > 0 {
            try value(in: place, depth: depth)
            nodes[place].count += 1
            guard try goesOn(before: UInt8(ascii: "]")) else { break }
        }
        close(place)
    }

    private mutating func open(
        _ kind: JSONTree.Node.Kind,
        in parent: Int,
        depth: Int
    ) throws(Fault) -> Int {
        guard depth <= JSONText.maximumDepth else { throw Fault(kind: .tooDeep, place: position) }
        nodes.append(JSONTree.Node(kind: kind, start: position, end: 0, parent: parent))
        position += 1
        skipBlanks()
        return nodes.count - 1
    }

    /// Whether a comma follows, or else the end.
    private mutating func goesOn(before end: UInt8) throws(Fault) -> Bool {
        skipBlanks()
        if next == end { return false }
        guard next == UInt8(ascii: ",") else { throw malformed }
        position += 1
        skipBlanks()
        return true
    }

    private mutating func close(_ place: Int) {
        position += 1
        nodes[place].end = position
        nodes[place].next = nodes.count
    }

    /// Adds a value that has nothing in it.
    mutating func add(_ kind: JSONTree.Node.Kind, _ bytes: Range<Int>, in parent: Int) {
        nodes.append(
            JSONTree.Node(
                kind: kind,
                start: bytes.lowerBound,
                end: bytes.upperBound,
                parent: parent,
                next: nodes.count + 1
            )
        )
    }

    private mutating func word(
        _ word: StaticString,
        _ kind: JSONTree.Node.Kind,
        in parent: Int
    ) throws(Fault) {
        let start = position
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in expected {
            guard next == byte else { throw malformed }
            position += 1
        }
        add(kind, start..<position, in: parent)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 32, 9, 10, 13: position += 1
            default: return
            }
        }
    }

    /// A name with a NUL in it is cut short by readers that are written in C.
    private func hasNul(_ name: JSONTree.Node) -> Bool {
        name.kind == .escapedText && name.resolved(in: bytes).contains(0)
    }
}
