import Contracts
import Testing

@testable import Classification

@Suite("A hostile reply")
struct ReplyFuzzTests {
    @Test func `of random pieces is always answered`() throws {
        var random = Steps(state: 7)
        let pieces = [
            "je valide", "pas", "ok", "?", "\n", " ", "’", "\u{301}", "👍🏽", "\u{0}", "si", "non",
            ",",
            "n't", "5.1.1", "<a@b>", "اوافق", "承認", "\u{202E}", "....", "((", "\"", "-", "\r",
            "mais",
            "\u{FFFD}", "ﬁ", "ÿ", "1,5", "0000000000000", "\u{200D}", "ne", "approve", "not",
        ]
        for _ in 0..<500 {
            let text = (0..<Int(random.next() % 40)).map { _ in
                pieces[Int(random.next() % UInt64(pieces.count))]
            }.joined(separator: random.next() % 2 == 0 ? " " : "")
            let opinion = try Replies.opinion(on: text)
            #expect(ReplyIntent.known.contains(opinion.intent))
            #expect((0...100).contains(opinion.confidence.value))
            #expect(opinion.evidence.count <= 8)
        }
    }

    @Test(arguments: [
        "a", "?", "\n", " ", "ne ", "pas ", "ok ", "si ", "mais ", "je valide ", "👍", "\u{301}",
        "'", "n'", "oui non ", "5.1.1 ", "@", "no objection ",
    ])
    func `of a megabyte is left to a person or known for a machine's`(piece: String) throws {
        let count = 1_000_000 / piece.utf8.count
        let text = String(repeating: piece, count: count) + " je valide"
        let found = try Replies.opinion(on: text).intent
        #expect(found == .unclear || found == .autoReply)
    }
}
