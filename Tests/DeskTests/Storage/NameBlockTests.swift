import Synchronization
import Testing

@testable import Desk

@Suite("A block of short names")
struct NameBlockTests {
    @Test func `holds each name once, in order, and is followed by another`() {
        let block = Self.block()
        let names = (0..<1_297).map { _ in block.next() }
        #expect(Set(names).count == 1_297)
        #expect(names == names.sorted())
        #expect(names.prefix(1_296).allSatisfy { $0.hasPrefix("A001") && $0.count == 6 })
        #expect(names.last == "A00200")
    }

    @Test func `is given up for a name of it that is taken`() {
        let block = Self.block()
        let first = block.next()
        #expect(block.next(insteadOf: "TKT" + first) == "A00200")
        // A name of the block before says nothing about this one.
        #expect(block.next(insteadOf: "TKT" + first) == "A00201")
    }

    /// Whose beginnings are counted instead of drawn.
    private static func block() -> NameBlock {
        let drawn = Mutex(0)
        return NameBlock {
            let count = drawn.withLock { drawn in
                drawn += 1
                return drawn
            }
            return "A" + NameText.number(count, digits: 3)
        }
    }
}
