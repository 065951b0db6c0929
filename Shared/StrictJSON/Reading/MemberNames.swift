/// The names that an object has so far, to find one that comes twice.
struct MemberNames {
    /// All names with their escapes resolved, once they are many.
    private var many: Set<[UInt8]> = []

    /// Notes the name that comes next in an object; false when the object has
    /// it already.
    mutating func insert(
        _ name: Int,
        of object: Int,
        _ nodes: [JSONTree.Node],
        _ bytes: [UInt8]
    ) -> Bool {
        let count = nodes[object].count
        guard count >= JSONTree.manyMembers else {
            return nodes.withUnsafeBufferPointer { nodes in
                var place = object + 1
                for _ in 0..<count {
                    if Self.same(nodes[place], nodes[name], bytes) { return false }
                    place = nodes[place + 1].next
                }
                return true
            }
        }
        if many.isEmpty {
            var place = object + 1
            for _ in 0..<count {
                many.insert(nodes[place].resolved(in: bytes))
                place = nodes[place + 1].next
            }
        }
        return many.insert(nodes[name].resolved(in: bytes)).inserted
    }

    private static func same(
        _ left: JSONTree.Node,
        _ right: JSONTree.Node,
        _ bytes: [UInt8]
    ) -> Bool {
        guard left.kind == .text, right.kind == .text else {
            return left.resolved(in: bytes) == right.resolved(in: bytes)
        }
        guard left.end - left.start == right.end - right.start else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            bytes[left.start..<left.end].elementsEqual(bytes[right.start..<right.end])
        }
    }
}
