import Cryptography
import FoundationEssentials
import Testing

@Suite("A running hash")
struct RunningHashTests {
    @Test(arguments: [[], ["abc"], ["a", "", "bc"], [String(repeating: "x", count: 100_000)]])
    func `is that of all pieces together`(pieces: [String]) {
        var hash = RunningHash()
        for piece in pieces { Array(piece.utf8).withUnsafeBytes { hash.append($0) } }
        #expect(Data(hash.digest()) == Hash.sha256(Data(pieces.joined().utf8)))
    }
}
