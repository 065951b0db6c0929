import Language
import Testing

@testable import Classification

@Suite("What is read out of a reply")
struct ReadReplyTests {
    @Test(arguments: [
        ("ouiii c ok pr moi", "oui c'est ok pour moi"),
        ("Jvalide, dsl pr le retard", "je valide, desole pour le retard"),
        ("C'est bon", "c'est bon"),
        ("j'ai 1000 € d'avance", "j'ai 1000 € d'avance"),
        ("idk, thx", "i do not know, thanks"),
        ("OOO until Monday", "out of office until monday"), ("nooo", "no"),
        ("", ""),
    ])
    func `is spelled out`(text: String, expected: String) {
        #expect(SpelledReply.spelledOut(text) == expected)
    }

    @Test(arguments: [
        ("Je valide", "approval"), ("Je ne valide pas", "!approval"),
        ("Si je valide, ça part", "~approval"), ("Je valide où ?", "?approval"),
    ])
    func `is a topic with its mood`(text: String, mark: String) {
        #expect(ReadReply(text).topics.mentions.map(\.mark).contains(mark))
    }

    @Test func `is the longest expression, and not a part of it`() {
        let topics = ReadReply("No problem at all").topics
        #expect(topics.speaks(of: .harmlessDenial))
        #expect(!topics.speaks(of: .no))
    }

    @Test func `is what an agreement leaves over`() {
        #expect(ReadReply("Oui, je valide le devis, merci Julie !").residue.words.isEmpty)
        #expect(ReadReply("I agree it's lovely weather").residue.words.contains("weather"))
        #expect(ReadReply("Ok...").residue.trailsOff)
        #expect(ReadReply("Je valide la chaise, la table pas").residue.denial == .behind)
        #expect(ReadReply("Je n'ai pas dormi, mais je valide").residue.denial == .before)
        #expect(ReadReply("Aucune objection, je valide").residue.denial == nil)
        #expect(ReadReply("Je n'ai pas dormi").residue.denial == .anywhere)
        #expect(ReadReply("Je valide le devis n° 118").residue.denial == nil)
    }

    @Test(arguments: [
        ("Erreur 550 5.1.1 <a@example.com>", ["status code", "reply code", "address in brackets"]),
        ("écrivez à a@example.com", ["address"]),
        ("version 1.2.3 à 450.50 €", []),
        ("@ à 9.1.1", []),
    ])
    func `is the form of what machines write`(text: String, marks: [String]) {
        #expect(AutoReply.marks(in: text) == marks)
    }

    @Test func `is no more than the opening of a long one`() {
        #expect(!ReadReply(String(repeating: "a", count: ReadReply.readLength)).isCut)
        #expect(ReadReply(String(repeating: "a", count: ReadReply.readLength + 1)).isCut)
    }
}
