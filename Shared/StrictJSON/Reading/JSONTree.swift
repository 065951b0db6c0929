/// A JSON text and where its values stand in it.
///
/// All values lie in one list in the order of the text, which makes a tree of
/// any size two allocations. A member of an object is two of them: its name,
/// and right behind that its value.
final class JSONTree: Sendable {
    struct Node: Sendable {
        enum Kind: UInt8, Sendable {
            case null, yes, no, integer, real, object, list

            /// A text that stands as it is between its quotes.
            case text

            /// A text with escapes in it.
            case escapedText
        }

        let kind: Kind

        // Half as wide as they are read: the nodes of most texts then fit a
        // block of memory that costs little to get.
        private let startPlace: Int32
        private var endPlace: Int32
        private let parentPlace: Int32
        private var nextPlace: Int32
        private var memberCount: Int32 = 0

        init(kind: Kind, start: Int, end: Int, parent: Int, next: Int = 0) {
            self.kind = kind
            startPlace = Int32(start)
            endPlace = Int32(end)
            parentPlace = Int32(parent)
            nextPlace = Int32(next)
        }

        /// Its bytes; of a text those between its quotes.
        var start: Int { Int(startPlace) }
        var end: Int {
            get { Int(endPlace) }
            set { endPlace = Int32(newValue) }
        }

        /// The object or list around it, or -1.
        var parent: Int { Int(parentPlace) }

        /// The place of what comes after it and all that is in it.
        var next: Int {
            get { Int(nextPlace) }
            set { nextPlace = Int32(newValue) }
        }

        /// How many elements or members it has.
        var count: Int {
            get { Int(memberCount) }
            set { memberCount = Int32(newValue) }
        }

        /// The bytes of a text, its escapes resolved.
        func resolved(in bytes: [UInt8]) -> [UInt8] {
            let text = bytes[start..<end]
            return kind == .escapedText ? JSONEscapes.resolved(text) : Array(text)
        }
    }

    /// The longest text that is read, in bytes: more than anybody accepts.
    static let longestText = Int(Int32.max) - 1

    /// Objects with more members than this are looked up in an index, so that
    /// what somebody sends costs no more than in proportion to its size.
    static let manyMembers = 16

    let bytes: [UInt8]
    let nodes: [Node]
    let dates: JSONDates

    init(bytes: [UInt8], nodes: [Node], dates: JSONDates = .iso8601) {
        self.bytes = bytes
        self.nodes = nodes
        self.dates = dates
    }

    /// The same text, its dates read in another form.
    func reading(_ dates: JSONDates) -> JSONTree {
        JSONTree(bytes: bytes, nodes: nodes, dates: dates)
    }

    /// The text at a place that holds one.
    func text(at place: Int) -> String {
        let node = nodes[place]
        guard node.kind == .text else { return JSONEscapes.string(bytes[node.start..<node.end]) }
        return String(decoding: bytes[node.start..<node.end], as: UTF8.self)
    }

    /// The characters of a value as they stand in the text.
    func source(of place: Int) -> ArraySlice<UInt8> {
        bytes[nodes[place].start..<nodes[place].end]
    }

    /// The place of an object's member of that name.
    func member(_ name: String, of object: Int) -> Int? {
        var name = name
        return name.withUTF8 { characters in
            nodes.withUnsafeBufferPointer { nodes in
                var place = object + 1
                for _ in 0..<nodes[object].count {
                    if isName(characters, nodes[place]) { return place + 1 }
                    place = nodes[place + 1].next
                }
                return nil
            }
        }
    }

    /// The places of an object's members by their names' bytes.
    func members(of object: Int) -> [[UInt8]: Int] {
        var places = [[UInt8]: Int](minimumCapacity: nodes[object].count)
        for name in names(of: object) {
            places[nodes[name].resolved(in: bytes)] = name + 1
        }
        return places
    }

    /// The places of the names in an object.
    func names(of object: Int) -> [Int] {
        var place = object + 1
        return (0..<nodes[object].count).map { _ in
            defer { place = nodes[place + 1].next }
            return place
        }
    }

    private func isName(_ name: UnsafeBufferPointer<UInt8>, _ node: Node) -> Bool {
        guard node.kind == .text else { return node.resolved(in: bytes).elementsEqual(name) }
        guard node.end - node.start == name.count else { return false }
        return bytes.withUnsafeBufferPointer { $0[node.start..<node.end].elementsEqual(name) }
    }
}
