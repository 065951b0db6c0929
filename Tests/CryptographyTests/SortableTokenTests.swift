import Cryptography
import FoundationEssentials
import Testing

@Suite("A random name that sorts by time")
struct SortableTokenTests {
    private let date = Date(timeIntervalSince1970: 1_800_000_000)

    @Test func `has 26 digits, sortable or not`() {
        let digits = Set("0123456789abcdefghjkmnpqrstvwxyz")
        for name in [Random.token(), Random.sortableToken(at: date)] {
            #expect(name.count == 26)
            #expect(name.allSatisfy(digits.contains))
        }
    }

    @Test func `sorts behind those of earlier milliseconds`() {
        let dates = [0, 0.001, 1, 1_000, 1e9, 1.8e9, 1.8e9 + 0.001, 1e11, 1e12]
        let names = dates.map { Random.sortableToken(at: Date(timeIntervalSince1970: $0)) }
        #expect(names == names.sorted())
    }

    @Test(arguments: [-1e20, 1e20])
    func `is made of any date`(seconds: Double) {
        #expect(Random.sortableToken(at: Date(timeIntervalSince1970: seconds)).count == 26)
    }

    @Test func `is another each time, of one millisecond too`() {
        let names = (1...1_000).map { _ in Random.sortableToken(at: date) }
        #expect(Set(names).count == 1_000)
        // The time ends within the tenth digit: those behind it are all random.
        #expect(Set(names.map { $0.prefix(9) }).count == 1)
        for place in 10..<25 {
            #expect(Set(names.map { Array($0)[place] }).count > 16)
        }
    }
}
