import Language
import Testing

@testable import Classification

/// Replies are spelled out before anything is looked for in them.
@Suite("The vocabulary of replies")
struct ReplyVocabularyTests {
    private static let lists: [(name: String, phrases: [Phrase])] =
        [
            ("approvals", ReplyVocabulary.approvals), ("assents", ReplyVocabulary.assents),
            ("deniables", ReplyVocabulary.deniables), ("refusals", ReplyVocabulary.refusals),
            ("dissents", ReplyVocabulary.dissents), ("questions", ReplyVocabulary.questions),
            ("conditions", ReplyVocabulary.conditions),
            ("courtesies", ReplyVocabulary.courtesies),
            ("hesitations", ReplyVocabulary.hesitations),
            ("information", ReplyVocabulary.information), ("machines", AutoReply.signs),
        ] + ReplyTopic.vocabulary.map { ($0.topic.rawValue, $0.phrases.phrases) }

    @Test(arguments: lists.map(\.name))
    func `has only expressions that are still there once spelled out`(name: String) throws {
        let list = try #require(Self.lists.first { $0.name == name })
        #expect(!list.phrases.isEmpty)
        for phrase in list.phrases {
            let written = phrase.pattern.filter { $0 != "*" }
            let words = Words(SpelledReply.spelledOut(written))
            #expect(words.contains(phrase), "\(name): \(phrase.pattern)")
        }
    }

    @Test(arguments: [
        ReplyVocabulary.fillers, ReplyResidue.plain, ReplyResidue.denials, ReplyResidue.addresses,
    ])
    func `has only words that are still there once spelled out`(set: Set<String>) {
        for word in set.sorted() {
            let words = Words(SpelledReply.spelledOut(word)).all.map(\.text)
            #expect(words.contains(word), "\(word)")
        }
    }
}
