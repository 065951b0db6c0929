import Language
import Testing

@Suite("A table of phrases")
struct PhraseTableTests {
    private let table = PhraseTable(["chaise*", "a bascule", "tabouret"])

    @Test func `finds each phrase where it stands, in the order of the table`() {
        let words = Words("Un tabouret, deux chaises à bascule et une chaise")
        #expect(table.ranges(in: words) == [3..<4, 8..<9, 4..<6, 1..<2])
        #expect(table.isFound(in: words))
    }

    @Test func `covers the words of its phrases`() {
        let words = Words("une chaise à bascule")
        #expect(table.covered(in: words) == [false, true, true, true])
    }

    @Test func `finds nothing in a text without them`() {
        let words = Words("Un banc")
        #expect(table.ranges(in: words).isEmpty)
        #expect(!table.isFound(in: words))
        #expect(table.covered(in: words) == [false, false])
    }
}
