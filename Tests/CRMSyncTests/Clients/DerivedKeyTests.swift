import Testing

@testable import CRMSync

@Suite("The key of a part of an effect")
struct DerivedKeyTests {
    @Test func `is the effect's with the part's name`() {
        #expect(DerivedKey.of("run:ticket", part: "note") == "run:ticket:note")
    }

    @Test func `is a hash where that is too long for a key, another for each part`() {
        let key = String(repeating: "k", count: 251)
        let note = DerivedKey.of(key, part: "note")
        #expect(DerivedKey.of(String(key.dropLast()), part: "note").utf8.count == 255)
        #expect(note.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
        #expect(DerivedKey.of(key, part: "note") == note)
        #expect(DerivedKey.of(key, part: "task") != note)
        #expect(DerivedKey.of(key + "k", part: "note") != note)
    }
}
